package io.tocsin.projections.feed;

import static io.tocsin.projections.Samples.fired;
import static io.tocsin.projections.Samples.opened;
import static io.tocsin.projections.Samples.taken;
import static io.tocsin.projections.schema.ProjectionsSchema.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.store.Append;
import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.Tables;
import io.tocsin.projections.schema.ProjectionsSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AxonFeedIT {

    private final Tables tables = new Tables();
    private final EventStorage storage = storage();
    private long appended;
    private AxonFeed feed = started(storage);

    @AfterEach
    void close() {
        feed.close();
        tables.close();
    }

    @Test
    void bringsEventsAsTheyAreCommitted() {
        append(fired(1, 10), opened(7, 10, 1));
        await(() -> tables.projector.applied() == 2);

        assertThat(tables.incident(7).firing()).isEqualTo(1);
        append(taken(7, 20, "@petr"));
        await(() -> tables.projector.applied() == 3);
        assertThat(tables.incident(7).holder()).isEqualTo("@petr");
        assertThat(feed.failure()).isEmpty();
    }

    @Test
    void bringsManyEvents() {
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(fired(i, i));
        }
        append(events.toArray());

        await(() -> tables.projector.applied() == 5_000);
    }

    @Test
    void keepsTheTokenBesideTheRows() {
        append(fired(1, 10), opened(7, 10, 1));
        await(() -> tables.projector.applied() == 2);
        feed.close();

        assertThat(storage.tokens().fetchToken(AxonFeed.NAME, 0)).isEqualTo(AxonFeed.token(2));
    }

    @Test
    void goesOnAfterARestart() {
        append(fired(1, 10));
        await(() -> tables.projector.applied() == 1);
        feed.close();
        append(fired(2, 20));
        feed = started(storage);

        await(() -> tables.projector.applied() == 2);
    }

    @Test
    void fillsTablesThatWereDroppedFromTheBeginning() {
        append(fired(1, 10), opened(7, 10, 1));
        await(() -> tables.projector.applied() == 2);
        feed.close();
        tables.jdbc.execute("DROP SCHEMA " + LIVE + " CASCADE");
        ProjectionsSchema.migrate(tables.database.dataSource(), LIVE);
        feed = started(storage);

        await(() -> tables.projector.applied() == 2);
        assertThat(tables.incident(7).alerts()).isEqualTo(1);
    }

    @Test
    void stopsWithItsReasonAndGoesOnWhenThatIsGone() {
        tables.jdbc.execute("ALTER TABLE alert RENAME TO gone");
        append(fired(1, 10));
        await(() -> feed.failure().isPresent());
        assertThat(tables.projector.applied()).isZero();

        tables.jdbc.execute("ALTER TABLE gone RENAME TO alert");
        await(() -> tables.projector.applied() == 1);
        assertThat(tables.alert(1).trigger()).isEqualTo("DiskFull");
        await(() -> feed.failure().isEmpty());
    }

    private EventStorage storage() {
        EventStorage.migrate(tables.database.dataSource());
        return new EventStorage(tables.database.dataSource());
    }

    private AxonFeed started(EventStorage store) {
        AxonFeed started = new AxonFeed(store.events(), store.tokens(), store.transactions(), tables.projector);
        started.start();
        return started;
    }

    private void append(Object... events) {
        List<Append> appends = new ArrayList<>();
        for (Object event : events) {
            appends.add(new Append("alert-" + appended++, 0, event));
        }
        storage.inOneUnit(() -> {
            storage.append(appends);
            return true;
        });
    }

    private static void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
