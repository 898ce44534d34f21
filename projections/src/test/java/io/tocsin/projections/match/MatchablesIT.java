package io.tocsin.projections.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleIncident;
import io.tocsin.projections.Tables;
import io.tocsin.projections.fold.SampleTables;
import io.tocsin.projections.search.RandomIncidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code -Dtocsin.seed=…} asks the same again. */
class MatchablesIT {

    private static final int INCIDENTS = 40;
    private static final int QUERIES = 3_000;
    private static final List<Long> NUMBERS =
            LongStream.rangeClosed(1, INCIDENTS).boxed().toList();

    private final Tables tables = new Tables();
    private final Matchables matchables = new Matchables(tables.live);
    private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void satisfyWhatTheIncidentsThemselvesSatisfy() {
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            List<SampleIncident> incidents = new RandomIncidents(random).incidents(INCIDENTS);
            SampleTables.write(tables, incidents, RandomIncidents.NOW);
            RandomQueries queries = new RandomQueries(random, RandomIncidents.LABELS, RandomIncidents.TEXTS);
            List<Expression> conditions = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                conditions.add(queries.expression());
            }
            Map<Long, Matchable> read = matchables.read(NUMBERS, Asked.by(conditions), RandomIncidents.NOW);
            assertThat(read.keySet()).containsExactlyElementsOf(NUMBERS);
            conditions.forEach(condition -> compare(condition, incidents, read));
        }
    }

    @Test
    void readsTheRestOfWhatARowCannotHold() {
        Random random = new Random(seed);
        List<SampleIncident> one = new RandomIncidents(random).incidents(1);
        SampleTables.write(tables, one, RandomIncidents.NOW);
        String rest = """
                WITH n AS (INSERT INTO label (id, parent, hash, text) VALUES (900000, 0, 1, 'pod') RETURNING id),
                     v AS (INSERT INTO label (id, parent, hash, text)
                           SELECT 900000 + i, 900000, i, 'pod-' || i FROM generate_series(1, 50) i RETURNING id)
                INSERT INTO incident_label SELECT 1, 900000, array_agg(id) FROM (SELECT * FROM n UNION ALL SELECT * FROM v)
                """;
        tables.jdbc.execute(rest);
        tables.jdbc.update(
                "UPDATE incident SET labels_more = '[\"pod\"]', labels = '{\"pod\": [\"pod-1\"]}' WHERE number = 1");

        assertThat(holds("~pod = \"pod-47\"")).isTrue();
        assertThat(holds("\"POD-48\"")).isTrue();
        assertThat(holds("~pod = \"pod-51\"")).isFalse();
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(matchables.read(List.of(7L), Asked.by(List.of()), RandomIncidents.NOW))
                .isEmpty();
    }

    private boolean holds(String mql) {
        Expression condition = ((Reading.Understood) Mql.read(mql, Vocabulary.incidents()))
                .query()
                .expression();
        Matchable incident = Objects.requireNonNull(matchables
                .read(List.of(1L), Asked.by(condition), RandomIncidents.NOW)
                .get(1L));
        return Predicates.ofIncident(condition).test(incident.seen(false), RandomIncidents.NOW);
    }

    private void compare(Expression condition, List<SampleIncident> incidents, Map<Long, Matchable> read) {
        IncidentPredicate predicate = Predicates.ofIncident(condition);
        boolean each = Asked.by(condition).each();
        for (SampleIncident incident : incidents) {
            Matchable matchable = Objects.requireNonNull(read.get(incident.number()));
            assertThat(predicate.test(matchable.seen(each), RandomIncidents.NOW))
                    .as("seed %d: %s of %s", seed, Formatter.format(condition), incident)
                    .isEqualTo(predicate.test(incident, RandomIncidents.NOW));
        }
    }
}
