package io.tocsin.core.store;

import io.tocsin.core.incident.IncidentCommented;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.postgres.PostgresForTests;
import java.util.ArrayList;
import java.util.List;

/** An event store on a fresh database, and comments to fill its streams with. */
final class Streams implements AutoCloseable {

    final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    final EventStorage storage;

    Streams() {
        EventStorage.migrate(database.dataSource());
        storage = new EventStorage(database.dataSource());
    }

    /** As another node sees the same database. */
    EventStorage otherNode() {
        return new EventStorage(database.dataSource());
    }

    /** That many comments to the incident, from the sequence number on. */
    static List<Append> comments(long incident, long from, int count) {
        IncidentNumber number = new IncidentNumber(incident);
        List<Append> appends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            appends.add(new Append(
                    number.stream(),
                    from + i,
                    new IncidentCommented(number, EventSamples.AT, "@petr.petrov", "comment " + (from + i))));
        }
        return appends;
    }

    static void append(EventStorage storage, List<Append> appends) {
        storage.inOneUnit(() -> {
            storage.append(appends);
            return appends.size();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
