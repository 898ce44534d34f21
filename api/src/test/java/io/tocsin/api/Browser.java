package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
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

    /**
     * What it says on its console while it shows the page: errors, violations, and what ran. Only for pages that come to rest,
     * unlike those that follow a stream.
     */
    public String console(URI page) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
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
                .redirectError(said.toFile())
                .start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS))
                    .as("the page has come to rest")
                    .isTrue();
        } finally {
            browser.destroyForcibly();
        }
        assertThat(browser.exitValue()).isZero();
        return Files.readString(said);
    }
}
