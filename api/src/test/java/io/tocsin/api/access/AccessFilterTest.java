package io.tocsin.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AccessFilterTest {

    private final AccessFilter filter = new AccessFilter((response, detail) -> response.sendError(403, detail));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:8080",
                "127.0.0.1:8080",
                "127.1.2.3",
                "[::1]:8080",
                "a.localhost"
            })
    void letsLoopbackNamesThrough(String host) throws Exception {
        assertThat(passes(host, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "10.0.0.1",
                ""
            })
    void refusesOtherHosts(String host) throws Exception {
        assertThat(passes(host, null)).isFalse();
    }

    @Test
    void refusesARequestWithoutAHost() throws Exception {
        assertThat(passes(null, null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true",
        "http://evil.example, false",
        "http://localhost:3000, false",
        "null, false",
        "%%, false"
    })
    void letsOnlyItsOwnPagesSpeak(String origin, boolean let) throws Exception {
        assertThat(passes("localhost:8080", origin)).isEqualTo(let);
    }

    private boolean passes(@Nullable String host, @Nullable String origin) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        AtomicBoolean passed = new AtomicBoolean();
        filter.doFilter(request, response, (a, b) -> passed.set(true));
        assertThat(response.getStatus()).isEqualTo(passed.get() ? 200 : 403);
        return passed.get();
    }
}
