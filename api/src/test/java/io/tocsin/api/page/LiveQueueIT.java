package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What one person does is seen by the other while both look at the queue, each in a browser of their own. */
@WithTocsin
class LiveQueueIT {

    private static Chromium annas;
    private static Chromium borises;

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private final String named = Visitor.encoded("trigger = \"" + trigger + '"');
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeAll
    static void start() {
        setDefaultAssertionTimeout(15_000);
        annas = new Chromium();
        borises = new Chromium();
    }

    @AfterAll
    static void stop() {
        for (Chromium chromium : new Chromium[] {annas, borises}) {
            if (chromium != null) {
                chromium.close();
            }
        }
    }

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void changesUnderTheOther() {
        visitor.say("""
                {"trigger": "%s", "severity": "S1"}""".formatted(trigger));
        assertThat(visibility.await()).isTrue();
        Page anna = annas.visit(visitor.server());
        Page boris = borises.visit(visitor.server());
        boris.waitForRequest(
                request -> request.url().contains("/api/v1/stream"), () -> boris.navigate("/?mql=" + named));
        anna.navigate("/?mql=" + named);
        Locator seen = boris.locator(".card");
        assertThat(seen.locator(".status")).hasText("to do");

        anna.locator(".card a.button").click();
        anna.locator("#do-take input[name=by]").fill("anna");
        anna.locator("#do-take button").click();
        assertThat(anna.locator(".card .status")).hasText("taken");
        assertThat(seen.locator(".status")).hasText("taken");
        assertThat(seen.locator(".holder")).containsText("@anna");

        anna.locator("#do-close summary").click();
        anna.locator("#do-close textarea[name=resolution]").fill("a bigger disk");
        anna.locator("#do-close button").click();
        assertThat(seen).hasCount(0);
        assertThat(borises.complaints()).isEmpty();
    }

    @Test
    void isRefreshedNowAndThenWhereAnOrderIsAskedFor() {
        Page page = annas.visit(visitor.server());
        page.navigate("/?mql=" + named + Visitor.encoded(" order by opened"));
        assertThat(page.locator("#queue[data-stream]")).hasCount(0);
        visitor.say("""
                {"trigger": "%s", "severity": "S1"}""".formatted(trigger));

        assertThat(page.locator(".card")).hasCount(1);
        assertThat(annas.complaints()).isEmpty();
    }
}
