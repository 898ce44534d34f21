package io.tocsin.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.api.Eventually;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HubTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SampleStream incidents = new SampleStream();
    private final Hub hub = new Hub(incidents, InstantSource.system(), 1_001);

    @AfterEach
    void close() {
        hub.close();
    }

    @Nested
    class Live {

        @Test
        void tellsOfWhatSatisfiesTheConditionAndOnceOfWhatDoesNoMore() {
            incidents.change(1, "@b");
            incidents.change(3, "@a");
            Listener listener = listen("holder = @a");

            incidents.change(1, "@a");
            incidents.change(2, "@b");
            hub.look();
            incidents.change(1, "@b");
            incidents.change(2, "@c");
            incidents.change(3, "@b");
            hub.look();
            incidents.change(1, "@c");
            incidents.change(4, "@a");
            hub.look();

            listener.awaitEvents(4);
            assertThat(listener.events())
                    .containsExactly(
                            "incident {\"number\":1,\"holder\":\"@a\"} 3",
                            "gone {\"number\":1} 5",
                            "gone {\"number\":3} 7",
                            "incident {\"number\":4,\"holder\":\"@a\"} 9");
        }

        @Test
        void tellsAllChangesWhereNothingIsAskedFor() {
            Listener listener = listen("");

            incidents.change(1, "@a");
            incidents.change(1, "@b");
            hub.look();

            listener.awaitEvents(1);
            assertThat(listener.events()).containsExactly("incident {\"number\":1,\"holder\":\"@b\"} 2");
        }

        @Test
        void looksOnceForAThousandReaders() {
            List<Listener> listeners = IntStream.range(0, 1_000)
                    .mapToObj(i -> Listener.begin(hub, incidents, i % 2 == 0 ? "holder = @a" : "holder = @b"))
                    .toList();
            listeners.forEach(Listener::awaitBegin);
            int before = incidents.reads.get();

            incidents.change(1, "@a");
            hub.look();

            listeners.stream()
                    .filter(listener -> listeners.indexOf(listener) % 2 == 0)
                    .forEach(listener -> listener.awaitEvents(1));
            assertThat(incidents.reads.get() - before).isEqualTo(1);
            assertThat(listeners.get(1).events()).isEmpty();
            assertThat(hub.readers()).isEqualTo(1_000);
        }

        @Test
        void doesNothingWhileNobodyReads() {
            listen("").leave();
            int before = incidents.looks.get();
            hub.look();

            assertThat(incidents.looks).hasValue(before);
            assertThat(hub.readers()).isZero();
        }

        @Test
        void losesNothingWhenALookFails() {
            Listener listener = listen("");
            incidents.change(1, "@a");
            incidents.broken = true;
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(hub::look);
            incidents.broken = false;
            hub.look();

            listener.awaitEvents(1);
            assertThat(listener.events()).hasSize(1);
        }

        @Test
        void countsWhatChangesWhileItLooksForTheFirst() {
            incidents.change(1, "@a");
            incidents.change(2, "@b");
            incidents.whileMatching = () -> {
                incidents.change(1, "@b");
                incidents.change(2, "@a");
                hub.look();
            };
            Listener listener = listen("holder = @a");

            incidents.change(1, "@c");
            incidents.change(2, "@c");
            hub.look();

            listener.awaitEvents(1);
            assertThat(listener.events()).containsExactly("gone {\"number\":2} 6");
        }

        @Test
        void tellsOfManyChangesByAndByInTheirOrder() {
            Listener listener = listen("");
            int many = Hub.CHANGES_AT_ONCE * 3 + 1;
            LongStream.rangeClosed(1, many).forEach(number -> incidents.change(number, "@a"));

            Eventually.until("all is told", SOON, () -> {
                boolean more = hub.look();
                return !more && listener.events().size() == many;
            });
            assertThat(ids(listener)).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void saysInAQuietHourWhereTheReaderIs() {
            incidents.change(1, "@a");
            Listener listener =
                    Listener.listen(hub, incidents, "holder = @z", new Position.Now(), Duration.ofMillis(5));
            incidents.change(1, "@b");
            hub.look();

            Eventually.until("it is at 2", SOON, () -> listener.text().contains(": \nid: 2\n\n"));
        }
    }

    @Nested
    class Again {

        @Test
        void bringsWhatWasMissedWithoutLossAndWithoutDoubling() {
            for (int i = 1; i <= 10; i++) {
                incidents.change(i, "@a");
            }
            Listener first = listen("holder = @a");
            List<String> all = new ArrayList<>();
            incidents.change(11, "@a");
            incidents.change(3, "@a");
            hub.look();
            first.awaitEvents(2);
            all.addAll(first.events());
            first.leave();

            incidents.change(4, "@a");
            incidents.change(5, "@b");
            incidents.change(12, "@b");
            Listener second = Listener.listen(hub, incidents, "holder = @a", new Position.Behind(12));
            incidents.change(6, "@a");
            hub.look();
            second.awaitEvents(3);
            all.addAll(second.events());

            assertThat(all)
                    .containsExactly(
                            "incident {\"number\":11,\"holder\":\"@a\"} 11",
                            "incident {\"number\":3,\"holder\":\"@a\"} 12",
                            "incident {\"number\":4,\"holder\":\"@a\"} 13",
                            "gone {\"number\":5} 14",
                            "incident {\"number\":6,\"holder\":\"@a\"} 16");
        }

        @Test
        void bringsThePresentStateToWhoWasAwayTooLong() {
            incidents.change(1, "@a");
            incidents.change(2, "@b");
            for (int i = 0; i < Reader.KEPT_EVENTS; i++) {
                incidents.change(3, "@a");
            }
            Listener listener = Listener.listen(hub, incidents, "holder = @a", new Position.Behind(1));

            assertThat(listener.events())
                    .containsExactly(
                            "reset {\"position\":20002,\"complete\":true}",
                            "incident {\"number\":1,\"holder\":\"@a\"}",
                            "incident {\"number\":3,\"holder\":\"@a\"}");
            assertThat(listener.text()).endsWith("id: 20002\n\n");
        }

        @Test
        void bringsThePresentStateToWhoComesFromElsewhere() {
            incidents.change(1, "@a");

            assertThat(Listener.listen(hub, incidents, "", new Position.Behind(7))
                            .events())
                    .first()
                    .isEqualTo("reset {\"position\":1,\"complete\":true}");
            assertThat(Listener.listen(hub, incidents, "", Position.of("what")).events())
                    .first()
                    .isEqualTo("reset {\"position\":1,\"complete\":true}");
        }

        @Test
        void saysWhenThePresentStateIsNotAllOfIt() {
            LongStream.rangeClosed(1, Reader.PRESENT + 1).forEach(number -> incidents.change(number, "@a"));
            Listener listener = Listener.listen(hub, incidents, "", new Position.Unknown());

            assertThat(listener.events())
                    .hasSize(Reader.PRESENT + 1)
                    .first()
                    .asString()
                    .contains("\"complete\":false");
        }

        @Test
        void readsWhereFromOnAsTheBrowserSaysIt() {
            assertThat(Position.of(null)).isEqualTo(new Position.Now());
            assertThat(Position.of(" ")).isEqualTo(new Position.Now());
            assertThat(Position.of(" 12 ")).isEqualTo(new Position.Behind(12));
            assertThat(Position.of("-1")).isEqualTo(new Position.Unknown());
            assertThat(Position.of("9".repeat(30))).isEqualTo(new Position.Unknown());
        }
    }

    @Nested
    class Ends {

        @Test
        void tellsASlowReaderWhyAndLeavesTheOthersAlone() {
            Listener slow = listen("");
            Listener fast = listen("");
            incidents.change(1, "@a");
            slow.stall();
            hub.look();
            long told = 1;
            while (hub.slow() == 0) {
                LongStream.range(0, Hub.CHANGES_AT_ONCE).forEach(number -> incidents.change(number + 2, "@a"));
                hub.look();
                told += Hub.CHANGES_AT_ONCE;
                fast.awaitEvents((int) told);
            }
            slow.goOn();
            slow.awaitEnd();

            assertThat(slow.events()).last().asString().startsWith("end {\"reason\":\"slow\",\"detail\":\"Expected");
            assertThat(slow.events().size()).isLessThan(Reader.WAITING);
            assertThat(fast.events()).hasSize((int) told);
            assertThat(hub.readers()).isOne();
        }

        @Test
        void tellsEverybodyThatTocsinStops() {
            Listener listener = listen("");
            hub.close();
            listener.awaitEnd();

            assertThat(listener.events()).singleElement().asString().startsWith("end {\"reason\":\"stopping\"");
            assertThat(hub.join(SampleStream.condition(""))).isNull();
        }

        @Test
        void takesNoMoreReadersThanItMay() {
            Hub small = new Hub(incidents, InstantSource.system(), 1);
            Listener one = Listener.listen(small, incidents, "", new Position.Now());

            assertThat(small.join(SampleStream.condition("flapping"))).isNull();
            one.leave();
            assertThat(small.join(SampleStream.condition("flapping"))).isNotNull();
        }

        @Test
        void forgetsAConditionThatCannotBeAsked() {
            incidents.whileMatching = () -> {
                throw new IllegalStateException("too slow");
            };
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> hub.join(SampleStream.condition("flapping")))
                    .withMessage("too slow");
            incidents.whileMatching = () -> {};

            assertThat(hub.readers()).isZero();
            assertThat(hub.join(SampleStream.condition("flapping"))).isNotNull();
        }
    }

    private Listener listen(String mql) {
        return Listener.listen(hub, incidents, mql, new Position.Now());
    }

    private static List<Long> ids(Listener listener) {
        return listener.events().stream()
                .map(event -> Long.valueOf(event.substring(event.lastIndexOf(' ') + 1)))
                .toList();
    }
}
