package io.tocsin.api.page;

import io.tocsin.api.access.SecurityMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page shows around its own. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    private final SecurityMode mode;

    Frame(@Value("${tocsin.security.mode:open}") SecurityMode mode) {
        this.mode = mode;
    }

    @ModelAttribute("insecure")
    boolean insecure() {
        return mode == SecurityMode.INSECURE;
    }

    /** The name that the reader gave; null when none. */
    @ModelAttribute("reader")
    @Nullable String reader(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return ReaderName.of(request);
    }

    /** What a click on a label asks for; pages of a search narrow that one. */
    @ModelAttribute("narrowing")
    Narrowing narrowing() {
        return Narrowing.OF_ALL;
    }

    /** Host and port as the reader reached them. */
    @ModelAttribute("here")
    String here() {
        String uri = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return uri.substring(uri.indexOf("://") + "://".length());
    }
}
