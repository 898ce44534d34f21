package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.core.message.Fault;
import io.tocsin.core.message.MessageReceived;
import io.tocsin.core.message.MessageRejected;
import io.tocsin.core.message.StreamPosition;
import io.tocsin.core.store.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records of a stream: in their order, each once. */
class StreamIT {

    private static final String DISK = """
            {"trigger": "DiskFull", "labels": {"host": "a"}}""";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void storesNoRecordBeforeItsForerunner() {
        say(desk.intake(), 5, 0, null).join();

        assertThatThrownBy(() -> say(desk.intake(), 7, 7, null).join())
                .hasRootCauseInstanceOf(UnavailableException.class)
                .hasMessageContaining("forerunners");
        assertThat(next()).isEqualTo(6);
        say(desk.intake(), 6, 6, null).join();
        say(desk.intake(), 7, 7, null).join();
        assertThat(next()).isEqualTo(8);
        assertThat(desk.told(MessageReceived.class)).hasSize(3);
    }

    @Test
    void movesOnOverARecordWhoseKeyWasUsedBefore() {
        say(desk.intake(), 0, 0, "key").join();
        say(desk.intake(), 1, 1, "key").join();
        say(desk.intake(), 2, 2, null).join();

        assertThat(next()).isEqualTo(3);
        assertThat(desk.told(MessageReceived.class)).hasSize(2);
    }

    @Test
    void keepsAndRejectsARecordThatWasAtFaultOnItsWay() {
        Fault fault = new Fault(null, null, null, null, "Expected a header");
        Receipt receipt = desk.intake()
                .submit(new StreamedDelivery(desk.delivery(DISK, null, position(0)), 0, fault))
                .join();

        assertThat(receipt.rejected()).isTrue();
        assertThat(desk.told(MessageRejected.class))
                .singleElement()
                .satisfies(message -> assertThat(message.faults()).containsExactly(fault));
        assertThat(next()).isEqualTo(1);
    }

    @Test
    void countsARecordOnceThoughTwoNodesSubmitIt() {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        try (Intake other = desk.another()) {
            for (int offset = 0; offset < 500; offset++) {
                answers.add(say(desk.intake(), offset, offset, null));
                answers.add(say(other, offset, offset, null));
            }
            answers.forEach(answer -> answer.handle((receipt, failure) -> 0)
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join());
        }

        assertThat(desk.told(MessageReceived.class))
                .extracting(message -> message.envelope().position())
                .doesNotHaveDuplicates()
                .hasSize((int) next());
    }

    @Test
    void startsOverWhenTold() {
        say(desk.intake(), 5, 0, null).join();
        desk.storage.once().startOver(new Once.Partition("topic", 0));
        say(desk.intake(), 0, 0, null).join();

        assertThat(next()).isEqualTo(1);
    }

    private CompletableFuture<Receipt> say(Intake intake, long offset, long follows, @Nullable String key) {
        return intake.submit(new StreamedDelivery(desk.delivery(DISK, key, position(offset)), follows, null));
    }

    private long next() {
        Long next = desk.storage.once().nextOffset(new Once.Partition("topic", 0));
        return next == null ? 0 : next;
    }

    private static StreamPosition position(long offset) {
        return new StreamPosition("topic", 0, offset);
    }
}
