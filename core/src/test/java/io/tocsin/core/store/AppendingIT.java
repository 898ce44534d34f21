package io.tocsin.core.store;

import static io.tocsin.core.store.Streams.append;
import static io.tocsin.core.store.Streams.comments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class AppendingIT {

    private final Streams streams = new Streams();
    private final EventStorage storage = streams.storage;

    @AfterEach
    void close() {
        streams.close();
    }

    @Nested
    class Conflicts {

        @Test
        void areToldFromABrokenDatabase() {
            append(storage, comments(1, 0, 1));

            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> append(storage, comments(1, 0, 1)));
        }

        @Test
        void writeNothingOfTheirUnit() {
            append(storage, comments(1, 0, 1));
            List<Append> both = new java.util.ArrayList<>(comments(2, 0, 3));
            both.addAll(comments(1, 0, 1));

            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> append(storage, both));
            assertThat(storage.log().stream("incident-2")).isEmpty();
            assertThat(storage.log().head()).isEqualTo(1);
        }

        @Test
        void leaveTheUnitOfWorkBehind() {
            append(storage, comments(1, 0, 1));
            assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> append(storage, comments(1, 0, 1)));

            assertThat(CurrentUnitOfWork.isStarted()).isFalse();
            append(storage, comments(1, 1, 1));
        }
    }

    @Nested
    class Rollbacks {

        @Test
        void leaveNoGap() {
            append(storage, comments(1, 0, 2));
            for (int i = 0; i < 3; i++) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> storage.inOneUnit(() -> {
                            storage.append(comments(2, 0, 5));
                            throw new IllegalStateException("changed my mind");
                        }));
                assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> append(storage, comments(1, 0, 5)));
            }
            append(storage, comments(2, 0, 2));

            assertThat(storage.log().after(0, 100))
                    .extracting(StoredEvent::position)
                    .containsExactly(1L, 2L, 3L, 4L);
        }

        @Test
        void alsoUndoWhatWasNumberedAlready() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> storage.inOneUnit(() -> {
                        storage.append(comments(1, 0, 5));
                        CurrentUnitOfWork.get().onPrepareCommit(unit -> {
                            throw new IllegalStateException("too late");
                        });
                        return 0;
                    }));
            append(storage, comments(2, 0, 1));

            assertThat(storage.log().after(0, 100))
                    .extracting(StoredEvent::position)
                    .containsExactly(1L);
        }
    }

    @Nested
    class Events {

        @Test
        void comeBackAsTheyWereFromLogAndFromAxon() {
            append(storage, List.of(new Append("incident-4711", 0, EventSamples.opened())));
            append(storage, comments(4711, 1, 2));

            assertThat(storage.log().stream("incident-4711"))
                    .extracting(StoredEvent::event)
                    .first()
                    .isEqualTo(EventSamples.opened());
            List<? extends DomainEventMessage<?>> read =
                    storage.events().readEvents("incident-4711").asStream().toList();
            assertThat(read).hasSize(3);
            assertThat(read.getFirst().getPayload()).isEqualTo(EventSamples.opened());
            assertThat(read.getFirst().getMetaData()).isEmpty();
            assertThat(read.getLast().getIdentifier()).isEqualTo("incident-4711/2");
        }

        @Test
        void keepTheirMetadata() {
            Map<String, String> said = Map.of("actor", "@petr.petrov", "way", "http");
            storage.inOneUnit(() -> {
                storage.events()
                        .publish(new GenericDomainEventMessage<>(
                                "incident", "incident-4711", 0, EventSamples.opened(), MetaData.from(said)));
                return 1;
            });

            assertThat(storage.events().readEvents("incident-4711").asStream().toList())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getMetaData()).isEqualTo(MetaData.from(said)));
        }

        @Test
        void ofEveryTypeComeBackAsTheyWere() {
            List<Object> samples = EventSamples.full();
            append(
                    storage,
                    LongStream.range(0, samples.size())
                            .mapToObj(i -> new Append("stream-" + i, 0, samples.get((int) i)))
                            .toList());

            assertThat(storage.log().after(0, 100))
                    .extracting(StoredEvent::event)
                    .isEqualTo(samples);
        }

        @Test
        void areReadInBatchesWithoutALimit() {
            append(storage, comments(1, 0, 2_500));

            assertThat(storage.events().readEvents("incident-1").asStream()).hasSize(2_500);
            assertThat(storage.events().lastSequenceNumberFor("incident-1")).contains(2_499L);
        }
    }

    /** What a later version may have written must stop an earlier one, not slip by it. */
    @Nested
    class UnknownEvents {

        @Test
        void stopTheLogAndAxonAlike() {
            append(storage, List.of(new Append("incident-4711", 0, EventSamples.opened())));
            insert("incident-4711", 1, "incident-teleported", 1, "{\"number\":4711}");

            assertLoud("incident-teleported");
        }

        @Test
        void stopThemByTheirRevisionToo() {
            append(storage, List.of(new Append("incident-4711", 0, EventSamples.opened())));
            insert("incident-4711", 1, "incident-taken", 2, "{\"number\":4711}");

            assertLoud("\"incident-taken\" revision 2");
        }

        private void assertLoud(String what) {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> storage.log().stream("incident-4711"))
                    .withMessageContaining(what);
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> storage.events()
                            .readEvents("incident-4711")
                            .asStream()
                            .forEach(DomainEventMessage::getPayload))
                    .withMessageContaining(what);
        }

        private void insert(String stream, long sequence, String type, int revision, String payload) {
            new JdbcTemplate(storage.dataSource())
                    .update(
                            "INSERT INTO store.domain_event (global_index, aggregate_type, aggregate_id,"
                                    + " sequence_number, payload_type, revision, payload)"
                                    + " SELECT max(global_index) + 1, 'incident', ?, ?, ?, ?, ?"
                                    + " FROM store.domain_event",
                            stream,
                            sequence,
                            type,
                            revision,
                            payload);
        }
    }
}
