package io.tocsin.api.page;

import io.tocsin.api.incident.Actor;
import io.tocsin.api.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The name that the reader gave, remembered in a cookie. It proves nothing: there are no users yet. */
final class ReaderName {

    private static final String COOKIE = "tocsin-name";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private ReaderName() {}

    /** Null when none was given. */
    static @Nullable String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .findFirst()
                        .map(cookie -> parsed(cookie.getValue()))
                        .orElse(null);
    }

    /**
     * The actor of a form: the name typed into it, which is remembered, or else the one remembered.
     *
     * @param typed with or without the @
     * @throws ProblemException when it is no name
     */
    static String actor(@Nullable String typed, HttpServletRequest request, HttpServletResponse response) {
        if (typed == null || typed.isBlank()) {
            return Actor.of(of(request));
        }
        String name = typed.strip();
        String actor = Actor.of(name.startsWith("@") ? name : "@" + name);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(actor).toString());
        return actor;
    }

    private static ResponseCookie cookie(String actor) {
        return ResponseCookie.from(COOKIE, URLEncoder.encode(actor, StandardCharsets.UTF_8))
                .httpOnly(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(REMEMBERED)
                .build();
    }

    private static @Nullable String parsed(String cookie) {
        try {
            return Actor.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8));
        } catch (ProblemException | IllegalArgumentException e) {
            return null;
        }
    }
}
