package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Signal;
import io.tocsin.core.label.Labels;

/** What holds for every event, whatever it was read from. */
final class Sound {

    private Sound() {}

    static void check(Event event) {
        assertThat(event.trigger()).isNotEmpty();
        assertThat(event.project()).isNotEmpty();
        assertThat(event.at()).isBetween("1970-01-01T00:00:00Z", "2026-07-01T11:35:00Z");
        if (event.signal() == Signal.OK && event.since() != null) {
            assertThat(event.since()).isBeforeOrEqualTo(event.at());
        }
        text(event.trigger());
        text(event.project());
        text(event.threshold());
        check(event.labels());
        check(event.collected());
        check(event.annotations());
    }

    private static void check(Labels labels) {
        for (int i = 0; i < labels.size(); i++) {
            text(labels.name(i));
            text(labels.value(i));
            assertThat(labels.name(i)).isNotEmpty();
            assertThat(labels.value(i)).isNotEmpty();
            assertThat(i == 0 || labels.name(i - 1).compareTo(labels.name(i)) < 0)
                    .isTrue();
        }
    }

    private static void text(String text) {
        assertThat(text).doesNotContain("\u0000").isEqualTo(Text.clean(text));
    }
}
