package io.tocsin.core.backtest;

import io.tocsin.core.incident.IncidentState;

/** One incident in one world. */
record Side(IncidentState state, Story story) {

    String text(Difference.Kind kind) {
        return switch (kind) {
            case OPENED, MERGED -> state.number().toString();
            case ALERTS -> String.valueOf(state.alerts());
            case ROUTED -> state.baton().routedTo();
            case CLASSED -> state.severity().name();
            case BREACHED -> String.valueOf(story.breaches());
            case CLOSED ->
                state.closed() == null ? "not closed" : state.closed().toString();
        };
    }
}
