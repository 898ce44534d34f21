package io.tocsin.api.contract;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the browser to run and to load nothing but what Tocsin itself serves: whatever a source sends and whatever escapes
 * being escaped stays dead text. A controller may set headers of its own instead.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SafeHeaders extends OncePerRequestFilter {

    static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The page that shows the contract brings inline styles; no text of a source is on it. */
    static final String RELAXED = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " script-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    /** Other sites learn nothing; without it a form of the page would come with the Origin null, as if from another site. */
    static final String REFERRER = "same-origin";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean contract = request.getRequestURI().startsWith("/swagger-ui");
        response.setHeader("Content-Security-Policy", contract ? RELAXED : STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", REFERRER);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        chain.doFilter(request, response);
    }
}
