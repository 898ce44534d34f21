package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screen of those who send. */
@WithTocsin
class SourcesPageIT {

    private final String source = "s-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellsWhatWasHeardOfEach() {
        visitor.post("/api/v1/messages", "{\"trigger\": \"T\"}", "X-Tocsin-Source", source);
        visitor.post("/api/v1/messages", "not json", "X-Tocsin-Source", source);
        assertThat(visibility.await()).isTrue();
        String row = row(visitor.get("/sources").text());

        assertThat(row).contains("not watched", "not in the rulebook", "data-ago", "s ago<");
        assertThat(row).contains("<a href=\"/messages?source=" + source + "\">2</a>");
        assertThat(row).containsPattern("/messages\\?state=rejected&amp;source=" + source + "\">1</a>");
        assertThat(row).contains("/search?mql=source%20%3D%20%22" + source);
    }

    @Test
    void tellsOfOneThatWasNeverHeard() {
        visitor.putText(
                "/api/v1/rulebook",
                "application/yaml",
                "sources: [{name: %s, type: prometheus, key: k, project: shop, silent_after: 7m}]".formatted(source));
        String row = row(visitor.get("/sources").text());

        assertThat(row).contains("never heard", "prometheus · shop", ">7m<");
        visitor.putText("/api/v1/rulebook", "application/yaml", "{}");
    }

    @Test
    void speaksRussian() {
        visitor.post("/api/v1/messages", "{\"trigger\": \"T\"}", "X-Tocsin-Source", source);

        assertThat(visitor.get("/sources", "Accept-Language", "ru").text())
                .contains("Источники", "без присмотра", "назад")
                .doesNotContain("??");
    }

    private String row(String page) {
        int at = page.indexOf("<b>" + source + "</b>");
        assertThat(at).isPositive();
        return page.substring(at, page.indexOf("</tr>", at));
    }
}
