package io.tocsin.core.alert;

import java.util.List;

/**
 * What a word, or the passing of time, means for an alert.
 *
 * @param events to append, in order; usually none or one
 * @param heard what to remember beside them
 */
public record Decision(List<AlertEvent> events, Heard heard, Effect effect) {

    static Decision of(AlertEvent event, Heard heard, Effect effect) {
        return new Decision(List.of(event), heard, effect);
    }

    static Decision nothing(Heard heard, Effect effect) {
        return new Decision(List.of(), heard, effect);
    }
}
