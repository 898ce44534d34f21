package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Word;
import io.tocsin.core.format.Reading;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Envelope;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.store.Bodies;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");

    @Nested
    class Refusals {

        @Test
        void beginWithOneMessageMoreThanMayWait() throws InterruptedException {
            Waiting waiting = new Waiting(new IntakeSettings(2, 1_000, 10, 10, 10));
            waiting.offer(submission(1, 1));
            waiting.offer(submission(1, 1));

            assertThatExceptionOfType(OverloadedException.class)
                    .isThrownBy(() -> waiting.offer(submission(1, 1)))
                    .withMessage("Expected room for the message, but 2 wait already");
            assertThat(waiting.bytes()).isEqualTo(2);
            waiting.take(0);
            waiting.offer(submission(1, 1));
        }

        @Test
        void beginWithOneByteMoreThanMayWait() throws InterruptedException {
            Waiting waiting = new Waiting(new IntakeSettings(10, 100, 10, 10, 10));
            waiting.offer(submission(60, 1));
            waiting.offer(submission(40, 1));

            assertThatExceptionOfType(OverloadedException.class)
                    .isThrownBy(() -> waiting.offer(submission(1, 1)))
                    .withMessage("Expected room for the message, but 100 bytes wait already");
            assertThat(waiting.messages()).isEqualTo(2);
            waiting.take(0);
            assertThat(waiting.bytes()).isZero();
        }

        @Test
        void doNotMeetAMessageThatIsAlone() throws InterruptedException {
            Waiting waiting = new Waiting(new IntakeSettings(10, 100, 10, 10, 10));
            waiting.offer(submission(1_000, 1));

            assertThat(waiting.take(0)).hasSize(1);
            assertThat(waiting.bytes()).isZero();
        }
    }

    @Nested
    class Batches {

        private final Waiting waiting = new Waiting(new IntakeSettings(100, 1_000, 4, 10, 10));

        @Test
        void areAllThatWaitsInTheOrderOfItsComing() throws InterruptedException {
            List<Submission> offered = List.of(submission(1, 1), submission(1, 1), submission(1, 1));
            offered.forEach(waiting::offer);

            assertThat(waiting.take(0)).isEqualTo(offered);
            assertThat(waiting.take(0)).isEmpty();
        }

        @Test
        void endWithTheLastMessageThatTheyMayHold() throws InterruptedException {
            for (int i = 0; i < 5; i++) {
                waiting.offer(submission(1, 1));
            }

            assertThat(waiting.take(0)).hasSize(4);
            assertThat(waiting.take(0)).hasSize(1);
        }

        @Test
        void takeNoFurtherMessageOnceTheyHoldEventsEnough() throws InterruptedException {
            waiting.offer(submission(1, 9));
            waiting.offer(submission(1, 9));
            waiting.offer(submission(1, 9));

            assertThat(waiting.take(0)).hasSize(2);
            assertThat(waiting.take(0)).hasSize(1);
        }

        @Test
        void areEmptyWhenNothingComesInTime() throws InterruptedException {
            assertThat(waiting.take(1)).isEmpty();
        }
    }

    private static Submission submission(int bytes, int events) {
        MessageId id = MessageId.next(NOW);
        byte[] body = new byte[bytes];
        List<Event> read = Collections.nCopies(events, Word.firing(NOW).event());
        return new Submission(
                new Delivery(id, "test", Format.NATIVE, "application/json", body, NOW, null, null),
                new Envelope("test", Format.NATIVE, "application/json", NOW, bytes, "0".repeat(64), 1, null, null),
                new Reading(read, List.of()),
                0,
                new Bodies.Packed(id, bytes, body),
                new CompletableFuture<>());
    }
}
