package io.tocsin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard of the docs asks for nothing that is not there. */
@WithTocsin
class DashboardIT {

    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\(([^)]+)\\)");
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroup\\(([^,]+), *'1d'\\)");
    private static final Pattern METRIC = Pattern.compile("tocsin_[a-z_]+");

    private final JsonNode dashboard = dashboard();

    @Test
    void asksTheViewsForWhatTheyHave(@Value("${tocsin.postgres.url}") String url) {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
        List<String> statements = dashboard.findValuesAsString("rawSql");
        assertThat(statements).hasSizeGreaterThan(8);

        for (String statement : statements) {
            assertThat(jdbc.queryForList(plain(statement))).as(statement).isNotNull();
        }
        assertThat(jdbc.queryForList(dashboard.at("/templating/list/0/query").asString("")))
                .isNotNull();
    }

    @Test
    void asksForMetersThatThereAre(@LocalServerPort int port) {
        Visitor visitor = new Visitor(port);
        visitor.say("{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"dashboard\"}}");
        String meters = visitor.get("/actuator/prometheus").text();
        List<String> asked = new ArrayList<>();
        dashboard
                .findValuesAsString("expr")
                .forEach(expression -> METRIC.matcher(expression)
                        .results()
                        .map(MatchResult::group)
                        .forEach(asked::add));

        assertThat(asked).isNotEmpty().allSatisfy(meter -> assertThat(meters).contains("\n" + meter));
        assertThat(meters).contains("tocsin_messages_received_total{format=");
    }

    /** As Grafana would send it. */
    private static String plain(String statement) {
        String filtered = FILTER.matcher(statement).replaceAll("$1 BETWEEN now() - interval '30 days' AND now()");
        return GROUP.matcher(filtered)
                .replaceAll("date_bin('1 day', $1, TIMESTAMPTZ 'epoch')")
                .replace("${label}", "kubernetes");
    }

    private static JsonNode dashboard() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docs")) ? here : here.resolve("..");
        try {
            return JsonMapper.shared().readTree(Files.readString(root.resolve("docs/grafana/tocsin.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
