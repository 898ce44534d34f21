package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tocsin.api.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No screen has a serious fault for those who see little, hear it read, or use the keyboard alone. */
class AccessibilityIT extends InChromium {

    private static final Axe AXE = new Axe();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isGivenByEveryScreen(ColorScheme scheme) {
        long number = happen();
        String message = visitor.get("/api/v1/messages?state=rejected")
                .json()
                .at("/items/0/id")
                .asString();
        Page page = visit(scheme, 1_100);

        for (String path : List.of(
                "/?mql=" + named,
                "/incidents/" + number,
                "/search?mql=" + named,
                "/search?mql=" + Visitor.encoded("trigger = \"" + trigger + "\" | count by trigger, ~host"),
                "/search?mql=severty",
                "/analytics?mql=" + named,
                "/retrospective?mql=" + named,
                "/archive/closed",
                "/mutes",
                "/mutes?mql=severty",
                "/messages",
                "/messages/" + message,
                "/sources",
                "/rulebook",
                "/rulebook/versions/0",
                "/incidents/987654321")) {
            page.navigate(path);
            assertThat(AXE.faults(page)).as(path).isEqualTo(List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isGivenByWhatOpens(ColorScheme scheme) {
        long number = happen();
        Page page = visit(scheme, 360);
        page.navigate("/incidents/" + number);
        for (var command : page.locator("details.command summary").all()) {
            command.click();
            assertThat(AXE.faults(page)).as(command.textContent()).isEqualTo(List.of());
        }
        page.locator(".more summary").click();
        assertThat(AXE.faults(page)).isEqualTo(List.of());
        page.locator("[data-opens=keys]").click();
        assertThat(page.locator("dialog#keys")).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());

        page.navigate("/mutes");
        page.keyboard().press("n");
        page.locator(".mute-form select").selectOption("until");
        assertThat(page.locator(".mute-form .until")).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());
        page.locator(".mute .command summary").first().click();
        assertThat(page.locator(".mute .command form").first()).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());

        page.navigate("/rulebook");
        page.locator("textarea").fill("projets: {}\nmatrix: 7\n");
        page.locator("form.write button").first().click();
        assertThat(page.locator(".mistake-at")).hasCount(2);
        assertThat(AXE.faults(page)).isEqualTo(List.of());
        page.locator("button[formaction='/rulebook/compare']").click();
        assertThat(page.locator(".diff")).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());
    }

    @Test
    void wouldBeMissedIfItWereNotGiven() {
        Page page = visit(ColorScheme.LIGHT, 1_100);
        page.navigate("/");
        page.evaluate("() => document.querySelector('main').append(document.createElement('button'))");

        assertThat(AXE.faults(page).toString()).contains("critical | button-name");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isGivenByARulebookTriedOnThePast(ColorScheme scheme) {
        happen();
        Page page = visit(scheme, 360);
        page.navigate("/rulebook");
        page.locator("textarea").fill("routing:\n  - 'trigger = \"" + trigger + "\" -> @vera'\n");
        page.locator("[formaction='/rulebook/backtest']").click();
        assertThat(page.locator(".tiles")).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());
        page.navigate("/rulebook");
        assertThat(page.locator("#tried")).isVisible();
        assertThat(AXE.faults(page)).isEqualTo(List.of());
    }

    private Page visit(ColorScheme scheme, int width) {
        return chromium.visit(
                visitor.server(),
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, 760)
                        .setBypassCSP(true));
    }

    /** Something of each kind, so that every screen has something to show. */
    private long happen() {
        visitor.post("/api/v1/messages", "{\"trigger\": 7}");
        visitor.post(
                "/api/v1/mutes", "{\"mql\": \"~a = '%s'\", \"for\": \"1h\", \"comment\": \"x\"}".formatted(trigger));
        visitor.say("""
                {"trigger": "%1$s", "severity": "S1", "labels": {"host": "a"}}""".formatted(trigger), """
                {"trigger": "%1$s", "severity": "S1", "labels": {"host": "b"}}""".formatted(trigger));
        assertThat(visibility.await()).isTrue();
        long number = visitor.get("/api/v1/incidents?mql=" + named)
                .json()
                .at("/items/0/number")
                .asLong();
        visitor.postForm("/incidents/" + number + "/take", Map.of("by", "@petr"), "a=b");
        visitor.postForm("/incidents/" + number + "/close", Map.of("resolution", "done"), "tocsin-name=%40petr");
        visitor.postForm("/incidents/" + number + "/reopen", Map.of(), "tocsin-name=%40petr");
        return number;
    }
}
