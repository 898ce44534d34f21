package io.tocsin.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.tocsin.api.Installed;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Chromium that is installed, driven without a screen. Each visit has cookies of its own; used by one thread. */
final class Chromium implements AutoCloseable {

    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Skips the test where it is not installed; see {@link Installed}. */
    Chromium() {
        Path program = Installed.require("chromium");
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    Page visit(URI server) {
        return visit(server, new Browser.NewContextOptions());
    }

    /** A window of its own, at the address once it navigates there by its path. */
    Page visit(URI server, Browser.NewContextOptions options) {
        complaints.clear();
        BrowserContext context = browser.newContext(options.setBaseURL(server.toString()));
        context.setDefaultTimeout(15_000);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> complaints.add(message.type() + ": " + message.text() + " at " + message.location()));
        page.onPageError(error -> complaints.add("error: " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** What the page of the last visit said on its console, violations of the policy included, and what failed in it. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
