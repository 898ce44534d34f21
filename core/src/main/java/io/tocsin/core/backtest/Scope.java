package io.tocsin.core.backtest;

import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Source;
import java.util.ArrayList;
import java.util.List;

/** What a backtest tries, and what of a changed rulebook it does not. */
public enum Scope {
    /** Holds for each of them. */
    ALWAYS("Alerts are as they were: they fired and ended when they did, and what people muted was muted. Decided once"
            + " more: severity, the mutes of the rulebook, grouping, routing, response class and deadline,"
            + " closing, opening again, and what people did then."),
    /** The rules of identity are others, and are not tried. */
    IDENTITY("identity: which alerts there are is not decided once more; with the other rules of"
            + " identity it may be others."),
    /** The settings of sources are others, and are not tried. */
    SOURCES("sources: projects of sources, stale_after and silent_after are not tried; what they"
            + " would change is not told.");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }

    /** What is tried, and then the sections that differ and are not. */
    static List<Scope> of(Rulebook held, Rulebook other) {
        List<Scope> scope = new ArrayList<>();
        scope.add(ALWAYS);
        if (!held.identities().equals(other.identities())) {
            scope.add(IDENTITY);
        }
        if (!sources(held).equals(sources(other))) {
            scope.add(SOURCES);
        }
        return scope;
    }

    private static List<Object> sources(Rulebook rulebook) {
        return rulebook.sources().stream().map(Scope::settings).toList();
    }

    private static Object settings(Source source) {
        record Settings(String name, String project, Object stale, Object silent) {}
        return new Settings(
                source.name(),
                source.project(),
                String.valueOf(source.staleAfter()),
                String.valueOf(source.silentAfter()));
    }
}
