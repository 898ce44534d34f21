package io.tocsin.projections.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.projections.Tables;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.search.AlertSearch;
import io.tocsin.projections.search.FigureTable;
import io.tocsin.projections.search.IncidentFigures;
import io.tocsin.projections.search.ValueMemory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchDataIT {

    private static final long INCIDENTS = 400;

    private final Tables tables = new Tables();
    private final IncidentFigures figures = new IncidentFigures(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = tables.live.getConnection()) {
            new SearchData(connection, INCIDENTS, 1).fill();
        }
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void areFoundByWhatTheirAlertsSay() {
        for (String label :
                List.of("~env = prod", "~node =~ \"7\"", "~pod =~ \"^pod-1\"", "has ~vhost", "trigger =~ \"1\"")) {
            assertThat(count(label)).isPositive().isEqualTo(count("each(" + label + ")"));
        }
        assertThat(count("")).isEqualTo(INCIDENTS);
        assertThat(count("alerts = 5")).isEqualTo(INCIDENTS);
    }

    @Test
    void areTheSameForTheSameSeed() throws SQLException {
        String sum = "SELECT md5(string_agg(incident::text, '' ORDER BY number)) FROM incident";
        String before = tables.jdbc.queryForObject(sum, String.class);
        tables.jdbc.execute("TRUNCATE incident");
        fill();

        assertThat(tables.jdbc.queryForObject(sum, String.class)).isEqualTo(before);
    }

    @Test
    void keepTheirIndexes() {
        String indexes = "SELECT count(*) FROM pg_indexes WHERE schemaname = current_schema()";
        Integer filled = tables.jdbc.queryForObject(indexes, Integer.class);
        try (Tables empty = new Tables()) {
            assertThat(filled).isEqualTo(empty.jdbc.queryForObject(indexes, Integer.class));
        }
    }

    @Test
    void areShownAsTrueOnes() {
        AlertSearch alerts = new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

        assertThat(alerts.page(query("~env = prod"), PageRequest.first(50), Incident.NOW)
                        .items())
                .hasSize(50);
    }

    private long count(String condition) {
        FigureTable table = figures.of(query(condition + " | count"), Incident.NOW);
        return (Long) table.rows().getFirst().getFirst();
    }

    private static Query query(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> understood.query();
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
