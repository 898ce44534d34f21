package io.tocsin.api.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Looks through a page for what keeps people from using it. */
final class Axe {

    private static final String WHERE = "classpath*:/META-INF/resources/webjars/axe-core/*/axe.min.js";
    private static final String RUN = """
            async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
              .filter(v => v.impact === "serious" || v.impact === "critical")
              .flatMap(v => v.nodes.map(n => [v.impact, v.id, n.target.join(" "),
                [...n.any, ...n.all, ...n.none].map(c => c.message).join("; ")].join(" | ")))""";

    private final String script = script();

    /** Every serious or critical fault of the page as it is now: how grave, which rule, where, why. */
    List<?> faults(Page page) {
        page.evaluate(script);
        return (List<?>) page.evaluate(RUN);
    }

    private static String script() {
        try (InputStream in = new PathMatchingResourcePatternResolver().getResources(WHERE)[0].getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
