package io.tocsin.projections.fold;

import static io.tocsin.projections.Samples.at;
import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.joined;
import static io.tocsin.projections.Samples.occurred;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.received;
import static io.tocsin.projections.Samples.rejected;
import static io.tocsin.projections.Samples.resolved;
import static io.tocsin.projections.Samples.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.store.StoredEvent;
import io.tocsin.projections.Tables;
import io.tocsin.projections.alert.Span;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProjectorIT {

    private final Tables tables = new Tables();

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void knowsHowFarItHasCome() {
        assertThat(tables.projector.applied()).isZero();

        tables.happen(fired(1, 10), opened(7, 10, 1), received());

        assertThat(tables.projector.applied()).isEqualTo(3);
    }

    @Test
    void doesNothingForAnEmptyBatch() {
        tables.happen();

        assertThat(tables.projector.applied()).isZero();
    }

    @Nested
    class TheSameEventTwice {

        @Test
        void countsOnceWhenTheBatchComesAgain() {
            List<StoredEvent> batch = tables.record(occurred(1, 10), occurred(1, 20), rejected(1, "native"));

            tables.projector.apply(batch);
            tables.projector.apply(batch);

            assertThat(tables.alert(1).occurrences()).isEqualTo(2);
            assertThat(tables.rejected.counts()).containsEntry("native", 1L);
        }

        @Test
        void countsOnceWhenBatchesOverlap() {
            List<StoredEvent> events = tables.record(occurred(1, 10), occurred(1, 20), occurred(1, 30));

            tables.projector.apply(events.subList(0, 2));
            tables.projector.apply(events);

            assertThat(tables.alert(1).occurrences()).isEqualTo(3);
        }

        @Test
        void countsOnceForAnotherProjector() {
            List<StoredEvent> batch = tables.record(occurred(1, 10));
            Projector other = new Projector(tables.database.dataSource(), ProjectionsSchema.LIVE);

            tables.projector.apply(batch);
            other.apply(batch);

            assertThat(tables.alert(1).occurrences()).isEqualTo(1);
        }
    }

    @Nested
    class Refusals {

        @Test
        void passesOverNoEvent() {
            tables.record(fired(1, 10), resolved(1, 20), fired(1, 30));

            assertThatIllegalStateException()
                    .isThrownBy(() -> tables.projector.apply(tables.log.subList(1, 3)))
                    .withMessageContaining("Expected the event at position 1, but the next one is at 2");
            assertThat(tables.projector.applied()).isZero();
        }

        @Test
        void stopsAtAnEventThatItDoesNotKnow() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> tables.happen(fired(1, 10), "something else"))
                    .withMessageContaining("at position 2 there is a java.lang.String");
            assertThat(tables.projector.applied()).isZero();
        }

        @Test
        void stopsAtAnIncidentWithoutABeginning() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> tables.happen(taken(7, 10, "@petr")))
                    .withMessageContaining("incident #7");
        }

        @Test
        void failsWhenTheDatabaseDoesAndGoesOnAfterwards() {
            tables.happen(fired(1, 10), opened(7, 10, 1));
            List<StoredEvent> batch = tables.record(fired(2, 20), joined(7, 20, 2));
            tables.jdbc.execute("ALTER TABLE timeline RENAME TO gone");
            assertThatThrownBy(() -> tables.projector.apply(batch)).isInstanceOf(DataAccessException.class);
            assertThat(tables.incident(7).alerts()).isEqualTo(1);

            tables.jdbc.execute("ALTER TABLE gone RENAME TO timeline");
            tables.projector.apply(batch);

            assertThat(tables.incident(7).alerts()).isEqualTo(2);
        }
    }

    @Nested
    class Transactions {

        private final JdbcTransactionManager manager = new JdbcTransactionManager(tables.database.dataSource());

        @Test
        void writesInTheTransactionOfItsCaller() {
            tables.happen(fired(1, 10), opened(7, 10, 1));
            List<StoredEvent> batch = tables.record(fired(2, 20), joined(7, 20, 2));

            new TransactionTemplate(manager).executeWithoutResult(status -> {
                tables.projector.apply(batch);
                status.setRollbackOnly();
            });
            assertThat(tables.projector.applied()).isEqualTo(2);
            assertThat(tables.incident(7).alerts()).isEqualTo(1);

            tables.projector.apply(batch);
            assertThat(tables.incident(7).alerts()).isEqualTo(2);
        }

        @Test
        void leavesTheConnectionAsItWas() {
            JdbcTemplate jdbc = new JdbcTemplate(tables.database.dataSource());

            tables.happen(fired(1, 10));

            assertThat(jdbc.queryForObject("SHOW synchronous_commit", String.class))
                    .isEqualTo("on");
            assertThat(jdbc.queryForObject("SHOW search_path", String.class)).doesNotContain("projections");
        }
    }

    @Test
    void seesWhatAnotherProjectorDidMeanwhile() {
        Projector other = new Projector(tables.database.dataSource(), ProjectionsSchema.LIVE);
        tables.happen(fired(1, 10), opened(7, 10, 1));
        other.apply(tables.record(fired(2, 20), joined(7, 20, 2)));

        tables.happen(fired(3, 30), joined(7, 30, 3));

        assertThat(tables.incident(7).alerts()).isEqualTo(3);
        assertThat(tables.incident(7).labels().get("host")).containsExactly("h1", "h2", "h3");
    }

    @Test
    void foldsAWholeLifeInOneBatch() {
        tables.happen(fired(1, 10), opened(7, 10, 1), resolved(1, 20), fired(1, 30), resolved(1, 40));

        assertThat(tables.alert(1).intervals()).containsExactly(new Span(at(10), at(20)), new Span(at(30), at(40)));
        assertThat(tables.incident(7).firing()).isZero();
    }
}
