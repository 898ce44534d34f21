package io.tocsin.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.tocsin.api.Visitor;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser. */
class BrowserIT extends InChromium {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /** Nothing that exists, and says the text of it and why. */
    private void mute(String text) {
        String mql = Formatter.format(Narrowing.and(
                Narrowing.is(new Operand.OfField(Field.TRIGGER), new Value.Text("none of these")),
                Narrowing.is(new Operand.OfLabel("host"), new Value.Text(text))));
        Visitor.Answer answer = visitor.post(
                "/api/v1/mutes", JSON.writeValueAsString(Map.of("mql", mql, "for", "1h", "comment", text)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
