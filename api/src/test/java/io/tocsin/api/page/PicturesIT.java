package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.tocsin.api.Tocsin;
import io.tocsin.api.Visitor;
import io.tocsin.api.incident.Visibility;
import io.tocsin.core.postgres.PostgresForTests;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Pictures of the screens with a week of the demo in them, for docs/page.md: into {@code target/pictures}, or where
 * {@code -Dtocsin.pictures} says.
 */
class PicturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("tocsin.pictures", "target/pictures"));
    private static final PostgresForTests.Database DATABASE = PostgresForTests.freshDatabase();
    private static ConfigurableApplicationContext tocsin;
    private static Chromium chromium;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        tocsin = new SpringApplicationBuilder(Tocsin.class)
                .run(
                        "--tocsin.postgres.url=" + DATABASE.jdbcUrl(),
                        "--server.port=0",
                        "--tocsin.data-dir=target/pictures-data",
                        "--tocsin.demo.load=true",
                        "--tocsin.demo.days=7",
                        "--tocsin.demo.messages-per-day=700");
        visitor = new Visitor(Integer.parseInt(tocsin.getEnvironment().getRequiredProperty("local.server.port")));
        visitor.post("/api/v1/messages", "{\"events\": [{\"trigger\": 7, \"labels\": {\"host\": \"db-1\"}}]}");
        assertThat(tocsin.getBean(Visibility.class).await()).isTrue();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (tocsin != null) {
            tocsin.close();
        }
        DATABASE.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void areTakenWithoutAComplaint(ColorScheme scheme) {
        String suffix = scheme == ColorScheme.DARK ? "-dark" : "";
        String message = visitor.get("/api/v1/messages?state=rejected")
                .json()
                .at("/items/0/id")
                .asString();
        Instant asof = Instant.now().minus(26, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        Page page = chromium.visit(
                visitor.server(),
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(1_100, 760)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Berlin"));
        page.context()
                .addCookies(List.of(new Cookie("tocsin-name", "%40petr.petrov")
                        .setUrl(visitor.server().toString())));
        take(page, "/", "queue" + suffix);
        String incident = "/incidents/" + busiest();
        take(page, incident, "incident" + suffix);
        page.locator("#do-snooze > summary").click();
        page.locator("#do-snooze").scrollIntoViewIfNeeded();
        shoot(page, "snooze" + suffix);
        page.navigate("/search?mql=" + Visitor.encoded("severity <= S3"));
        page.keyboard().press("/");
        page.keyboard().press("End");
        page.keyboard().type(" and ~clu");
        page.locator("[role=option]").first().waitFor();
        shoot(page, "search" + suffix);
        take(page, "/analytics?last=7d", "analytics" + suffix);
        page.evaluate("() => document.querySelector('.pair').scrollIntoView()");
        shoot(page, "load" + suffix);
        take(page, "/retrospective?last=7d", "retrospective" + suffix);
        take(
                page,
                "/mutes?comment=a+new+disk&mql=" + Visitor.encoded("~cluster = \"horns-prod\" and severity >= S4"),
                "mutes" + suffix);
        take(page, "/?asof=" + asof, "asof" + suffix);
        take(page, "/messages", "messages" + suffix);
        take(page, "/messages/" + message, "message" + suffix);
        take(page, "/sources", "sources" + suffix);
        take(page, "/rulebook", "rulebook" + suffix);
        page.locator("textarea").fill(page.locator("textarea").inputValue().replaceFirst("projects:", "projets:"));
        page.locator("form.write button").first().click();
        page.locator(".mistake-at").first().waitFor();
        shoot(page, "rulebook-check" + suffix);
        page.navigate("/rulebook");
        page.locator("textarea")
                .fill(page.locator("textarea")
                        .inputValue()
                        .replace("trigger =~ \"^(Node|Host|Raid|Disk)\" -> #platform", "trigger = NodeDown -> #l1")
                        .replace("  Silver:   [10m, 30m, 2h,", "  Silver:   [10m, 15m, 1h,"));
        page.locator("[formaction='/rulebook/backtest']").click();
        page.locator(".tiles").waitFor(new Locator.WaitForOptions().setTimeout(120_000));
        shoot(page, "backtest" + suffix);

        assertThat(chromium.complaints()).isEmpty();
    }

    /** The number of the open incident with the most alerts. */
    private static String busiest() {
        return visitor.get("/api/v1/incidents?limit=1&mql="
                        + Visitor.encoded("status != closed and firing > 0 order by alerts desc"))
                .json()
                .at("/items/0/number")
                .asString();
    }

    private static void take(Page page, String path, String name) {
        page.navigate(path);
        page.waitForLoadState();
        shoot(page, name);
    }

    private static void shoot(Page page, String name) {
        byte[] picture = page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
        assertThat(picture).hasSizeGreaterThan(5_000);
    }
}
