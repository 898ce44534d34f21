package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser. */
@WithTocsin
class BrowserIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Chromium chromium;

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        setDefaultAssertionTimeout(15_000);
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
    void underlinesAMistakeWhileItIsWritten() {
        Page page = chromium.visit(visitor.server());
        page.navigate("/search");
        page.keyboard().press("/");
        page.keyboard().type("severty < S3");

        assertThat(page.locator(".wrong u")).hasText("severty");
        assertThat(page.locator(".mistake")).containsText("column 1");
        assertThat(page.locator("[role=combobox]")).hasAttribute("aria-invalid", "true");
        page.keyboard().press("Home");
        for (int i = 0; i < "severty".length(); i++) {
            page.keyboard().press("Delete");
        }
        page.keyboard().type("severity");
        assertThat(page.locator(".wrong u")).hasCount(0);
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
    void foldsItsEntriesOnAPhone() {
        Page page = chromium.visit(visitor.server(), new Browser.NewContextOptions().setViewportSize(360, 640));
        page.navigate("/");
        assertThat(page.locator("nav a[href='/rulebook']")).isHidden();
        page.locator(".more summary").click();
        page.locator("nav a[href='/rulebook']").click();
        page.waitForURL("**/rulebook");
        page.setViewportSize(1_100, 760);
        assertThat(page.locator("nav a[href='/sources']")).isVisible();
    }

    @Test
    void leadsToAMistakeInTheRulebook() {
        Page page = chromium.visit(visitor.server());
        page.navigate("/rulebook");
        page.locator("textarea").fill("batch_from: 1h\nprojects: 7\n");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".numbers .bad")).hasText("2");
        page.locator(".mistake-at a").click();

        assertThat(page.locator("textarea")).isFocused();
        assertThat(page.evaluate("() => [text.selectionStart, text.selectionEnd]"))
                .isEqualTo(List.of(25, 26));
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
    void showsWhatComesWhileItIsLookedAt() {
        open(trigger, "db-1");
        Page page = chromium.visit(visitor.server());
        page.navigate("/?mql=" + Visitor.encoded("~set = \"" + trigger + '"'));
        assertThat(page.locator(".card")).hasCount(0);
        visitor.say("""
                {"trigger": "%s-2", "labels": {"set": "%s"}}""".formatted(trigger, trigger));

        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page).hasTitle("(0 · 1) Tocsin");
    }

    @Test
    void fitsAPhoneAndSpeaksRussian() {
        long number = open(trigger, "a-very-long-host-name.".repeat(12));
        visitor.postForm("/incidents/" + number + "/take", Map.of("by", "@petr"), "a=b");
        visitor.post("/api/v1/messages", "{\"trigger\": 7, \"x\": \"" + "y".repeat(300) + "\"}");
        mute("z".repeat(300));
        assertThat(visibility.await()).isTrue();
        String message = visitor.get("/api/v1/messages?state=rejected")
                .json()
                .at("/items/0/id")
                .asString();
        Page page = chromium.visit(
                visitor.server(),
                new Browser.NewContextOptions().setViewportSize(360, 640).setLocale("ru-RU"));

        for (String path : List.of(
                "/",
                "/incidents/" + number,
                "/search?mql=" + Visitor.encoded("trigger = \"" + trigger + '"'),
                "/search?mql=" + Visitor.encoded("| count by trigger, ~host"),
                "/search?mql=" + Visitor.encoded("severty < S3 and " + "x".repeat(200)),
                "/analytics",
                "/?asof=2020-01-01",
                "/retrospective",
                "/mutes",
                "/mutes?lasting=until&mql=" + Visitor.encoded("severty < S3 and " + "x".repeat(200)),
                "/messages",
                "/messages/" + message,
                "/sources",
                "/rulebook",
                "/rulebook/versions/0",
                "/archive/closed")) {
            page.navigate(path);
            assertThat(page.locator("nav").first()).containsText("Очередь");
            assertThat(wider(page)).as(path).isEqualTo(List.of());
        }
    }

    @Test
    void opensEveryCommandOnAPhone() {
        long number = open(trigger, "a", "b");
        Page page = chromium.visit(visitor.server(), new Browser.NewContextOptions().setViewportSize(360, 640));
        page.navigate("/incidents/" + number);

        for (var command : page.locator("details.command summary").all()) {
            command.click();
            assertThat(page.locator("details.command[open]")).hasCount(1);
            assertThat(wider(page)).isEqualTo(List.of());
        }
    }

    @Test
    void neverRunsWhatOthersWrite() {
        for (String text : HostileTextIT.CORPUS) {
            String event = JSON.writeValueAsString(Map.of(
                    "trigger",
                    text,
                    "project",
                    text,
                    "labels",
                    Map.of("host", text, text, text),
                    "annotations",
                    Map.of("summary", text)));
            visitor.say(event);
        }
        assertThat(visibility.await()).isTrue();
        Page page = chromium.visit(visitor.server());
        for (String path : List.of(
                "/",
                "/search",
                "/search?mql=%7C+count+by+trigger,+project",
                "/analytics",
                "/retrospective",
                "/messages",
                "/sources")) {
            page.navigate(path);
        }
        for (String text : HostileTextIT.CORPUS) {
            page.navigate("/search?mql=" + Visitor.encoded(text));
            page.navigate("/mutes?mql=" + Visitor.encoded(text) + "&comment=" + Visitor.encoded(text));
            mute(text);
        }
        page.navigate("/mutes");
        assertThat(page.locator(".mute.active .text").first()).isVisible();
        for (String text : HostileTextIT.CORPUS) {
            visitor.post("/api/v1/messages", text);
        }
        assertThat(visibility.await()).isTrue();
        page.navigate("/messages?state=rejected");
        visitor.get("/api/v1/messages?state=rejected&limit=15")
                .json()
                .path("items")
                .forEach(message ->
                        page.navigate("/messages/" + message.path("id").asString()));
        page.navigate("/rulebook");
        page.locator("textarea").fill(String.join("\n", HostileTextIT.CORPUS));
        page.locator("form.write button").first().click();
        assertThat(page.locator(".mistake-at")).not().hasCount(0);
        page.locator("button[formaction='/rulebook/compare']").click();
        assertThat(page.locator(".diff")).isVisible();
        page.navigate("/search");
        page.keyboard().press("/");
        page.keyboard().type("~host = \"");
        assertThat(page.locator("[role=option]").first()).isVisible();
        page.keyboard().type("<script>");
        assertThat(page.locator(".wrong u")).not().hasCount(0);

        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void looksBackByTheSlider() {
        open(trigger, "db-1");
        Page page = chromium.visit(visitor.server(), new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        page.navigate("/?mql=" + Visitor.encoded("trigger = \"" + trigger + '"'));
        assertThat(page.locator(".card")).hasCount(1);

        page.locator("input[type=range]").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".banner.past")).isVisible();
        assertThat(page.locator(".card")).hasCount(0);
        page.locator(".banner.past a").click();
        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page.locator(".banner.past")).hasCount(0);

        page.locator("[data-rewind-at] button").click();
        assertThat(page.locator(".banner.past")).isVisible();
        assertThat(page.locator(".banner.past time")).hasText(Pattern.compile("[0-9.]+ [0-9:]+"));
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

    /** Nothing that exists, and says the text of it and why. */
    private void mute(String text) {
        String mql = Formatter.format(Narrowing.and(
                Narrowing.is(new Operand.OfField(Field.TRIGGER), new Value.Text("none of these")),
                Narrowing.is(new Operand.OfLabel("host"), new Value.Text(text))));
        Visitor.Answer answer = visitor.post(
                "/api/v1/mutes", JSON.writeValueAsString(Map.of("mql", mql, "for", "1h", "comment", text)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** What makes a page be wider than its window. */
    private static Object wider(Page page) {
        return page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("main *, header *, footer *")]
                  .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".wide-table, svg"))
                  .map(e => e.outerHTML.slice(0, 200)).slice(0, 5)""");
    }

    private long open(String of, String... hosts) {
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
}
