package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tocsin.api.Visitor;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page without a mouse. */
class KeyboardIT extends InChromium {

    @Test
    void isWorkedWithByTheKeyboardOnly() {
        long number = open(trigger, "db-1");
        Page page = chromium.visit(visitor.server());
        Keyboard keyboard = page.keyboard();
        page.navigate("/search");

        keyboard.press("/");
        keyboard.type("trigg");
        assertThat(page.locator("[role=option]").first()).containsText("trigger");
        keyboard.press("Tab");
        keyboard.type("= \"" + trigger.substring(0, 20));
        assertThat(page.locator("[role=option]").first()).containsText(trigger);
        keyboard.press("ArrowDown");
        keyboard.press("Enter");
        assertThat(page.locator("[role=combobox]")).hasValue(Pattern.compile("trigger = \"" + trigger + "\"\\s*"));
        keyboard.press("Enter");
        assertThat(page.locator(".card")).hasCount(1);
        keyboard.press("j");
        keyboard.press("Enter");
        page.waitForURL("**/incidents/" + number);
        page.waitForLoadState();

        keyboard.press("t");
        keyboard.press("Tab");
        keyboard.type("petr");
        keyboard.press("Enter");
        assertThat(page.locator(".card .status")).hasText("taken");
        assertThat(page.locator(".holder")).containsText("@petr");
        page.waitForLoadState();

        keyboard.press("h");
        keyboard.type("@vera");
        keyboard.press("Control+Enter");
        assertThat(page.locator(".holder")).containsText("@vera");
        page.waitForLoadState();

        keyboard.press("s");
        keyboard.press("ArrowUp");
        keyboard.press("Enter");
        assertThat(page.locator(".card .status")).hasText("snoozed");
        page.waitForLoadState();
        keyboard.press("w");
        assertThat(page.locator(".card .status")).hasText("taken");
        page.waitForLoadState();

        keyboard.press("x");
        keyboard.type("a bigger disk");
        keyboard.press("Control+Enter");
        assertThat(page.locator(".card .status")).hasText("closed");
        assertThat(page.locator(".about")).containsText("a bigger disk");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void movesThroughTheQueueAndTellsItsKeys() {
        open(trigger, "db-1");
        Page page = chromium.visit(visitor.server());
        page.navigate("/?mql=" + Visitor.encoded("trigger = \"" + trigger + '"'));
        page.keyboard().press("j");
        assertThat(page.locator(".card h2 a")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("[role=combobox]")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("dialog#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#keys")).isHidden();
    }

    @Test
    void leadsFromScreenToScreenByTwoKeys() {
        Page page = chromium.visit(visitor.server());
        page.navigate("/");
        for (var screen : Map.of(
                        "f", "/search",
                        "a", "/analytics",
                        "r", "/retrospective",
                        "c", "/archive/closed",
                        "u", "/mutes",
                        "m", "/messages",
                        "s", "/sources",
                        "b", "/rulebook",
                        "q", "/")
                .entrySet()) {
            page.keyboard().press("g");
            page.keyboard().press(screen.getKey());
            page.waitForURL("**" + screen.getValue());
            page.waitForLoadState();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void triesARulebookOnThePastByTheKeyboardOnly() {
        long number = open(trigger, "db-1");
        Page page = chromium.visit(visitor.server(), new Browser.NewContextOptions().setViewportSize(360, 640));
        page.navigate("/rulebook");
        page.locator("textarea").fill("routing:\n  - 'trigger = \"" + trigger + "\" -> @vera'\n");
        page.locator("form.write button").first().focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("[formaction='/rulebook/backtest']")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("select[name=days]")).hasValue("1");
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/rulebook/backtests/*");

        assertThat(page.locator(".tiles")).isVisible();
        assertThat(page.locator("#backtest progress")).hasCount(0);
        assertThat(wider(page)).isEqualTo(List.of());
        page.locator(".tiles a[href*='kind=routed']").click();
        page.waitForURL("**kind=routed**");
        page.locator(".tried a[href='/incidents/" + number + "']").click();
        page.waitForURL("**/incidents/" + number);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void mutesByTheKeyboardOnly() {
        Page page = chromium.visit(visitor.server(), new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        Keyboard keyboard = page.keyboard();
        page.navigate("/");
        keyboard.press("g");
        keyboard.press("u");
        page.waitForURL("**/mutes");
        page.waitForLoadState();

        keyboard.press("n");
        assertThat(page.locator("[role=combobox]")).isFocused();
        keyboard.type("trigg");
        assertThat(page.locator("[role=option]").first()).containsText("trigger");
        keyboard.press("Tab");
        assertThat(page.locator("[role=combobox]")).hasValue("trigger ");
        keyboard.type("= \"" + trigger + "\" and holder = x");
        assertThat(page.locator(".wrong u")).hasText("holder");
        for (int i = 0; i < " and holder = x".length(); i++) {
            keyboard.press("Backspace");
        }
        assertThat(page.locator(".wrong u")).hasCount(0);
        assertThat(page.locator("input[name=until]")).isHidden();
        page.locator("select[name=lasting]").selectOption("until");
        page.locator("input[name=until]").fill("2096-11-23T08:30");
        page.locator(".mute-form input[name=comment]").fill("a new disk");
        page.locator(".mute-form input[name=by]").fill("@vera");
        keyboard.press("Control+Enter");

        assertThat(page.locator(".banner.done")).containsText(trigger);
        var mute = page.locator(".mute.active").filter(new Locator.FilterOptions().setHasText(trigger));
        assertThat(mute.locator("time").last()).hasAttribute("datetime", "2096-11-22T23:30:00Z");
        mute.locator("summary").focus();
        keyboard.press("Enter");
        mute.locator("input[name=comment]").fill("done");
        keyboard.press("Enter");
        assertThat(page.locator(".mute.expired").filter(new Locator.FilterOptions().setHasText(trigger)))
                .containsText("@vera");
        assertThat(chromium.complaints()).isEmpty();
    }
}
