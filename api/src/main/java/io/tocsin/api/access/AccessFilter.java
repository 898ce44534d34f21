package io.tocsin.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In the mode {@link SecurityMode#OPEN}: lets through only what is addressed to a loopback name and does not come from a page of
 * another origin. A web page somewhere could otherwise reach the server through the browser of whoever runs it, by a plain
 * cross-site request or by binding its own name to 127.0.0.1.
 */
final class AccessFilter extends OncePerRequestFilter {

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private final Refusal refusal;

    AccessFilter(Refusal refusal) {
        this.refusal = refusal;
    }

    /** Writes the answer to what is not let through. */
    interface Refusal {
        void write(HttpServletResponse response, String detail) throws IOException;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        String origin = request.getHeader("Origin");
        if (!isLoopback(hostOf(host))) {
            refusal.write(
                    response,
                    "Expected a Host that is a loopback name, such as localhost or 127.0.0.1, but it is another");
        } else if (origin != null && !sameOrigin(origin, host)) {
            refusal.write(response, "Expected a request of this server's own pages, but its Origin is another site");
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isLoopback(@Nullable String name) {
        if (name == null) {
            return false;
        }
        String host = name.toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    private static boolean sameOrigin(String origin, @Nullable String host) {
        try {
            URI uri = URI.create(origin);
            return uri.getRawAuthority() != null && uri.getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String hostOf(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int colon = header.lastIndexOf(':');
        return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
    }
}
