package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real browser. */
public final class Browser {

    private final String program = Installed.require("chromium").toString();
    private final Path folder;

    /** @param folder for its profile */
    public Browser(Path folder) {
        this.folder = folder;
    }

    /** What it says on its console while it shows the page: errors, violations, and what ran. */
    public String console(URI page) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--enable-logging=stderr",
                        "--virtual-time-budget=2000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(browser.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.exitValue()).isZero();
        return said;
    }
}
