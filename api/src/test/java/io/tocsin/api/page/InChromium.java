package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A Tocsin, a browser to look at it with, and a trigger of the test's own. */
@WithTocsin
abstract class InChromium {

    static Chromium chromium;

    final String trigger = "Trigger-" + UUID.randomUUID();
    final String named = Visitor.encoded("trigger = \"" + trigger + '"');
    Visitor visitor;

    @Autowired
    Visibility visibility;

    @BeforeAll
    static void start() {
        setDefaultAssertionTimeout(15_000);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    /** Alerts of these hosts, of whose incident it answers the number once it is visible. */
    long open(String of, String... hosts) {
        long number = 0;
        for (String host : hosts) {
            String fingerprint = visitor.say("""
                            {"trigger": "%s", "labels": {"host": "%s"}}""".formatted(of, host))
                    .path("events")
                    .get(0)
                    .path("fingerprint")
                    .asString();
            assertThat(visibility.await()).isTrue();
            number = visitor.get("/api/v1/alerts/" + fingerprint)
                    .json()
                    .path("incident")
                    .asLong();
        }
        return number;
    }

    /** What makes a page be wider than its window. */
    static Object wider(Page page) {
        return page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("main *, header *, footer *")]
                  .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".wide-table, svg"))
                  .map(e => e.outerHTML.slice(0, 200)).slice(0, 5)""");
    }
}
