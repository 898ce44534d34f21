package io.tocsin.projections.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A piece of a statement: a text of this package's own, and a parameter for each {@code ?} in it. What a query says is only
 * ever a parameter.
 */
record Sql(String text, List<Object> parameters) {

    static final Sql TRUE = of("true");
    static final Sql FALSE = of("false");

    /** @param text written in this package */
    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    /** One after the other. */
    static Sql join(Object... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof Sql sql) {
                text.append(sql.text);
                parameters.addAll(sql.parameters);
            } else {
                text.append(part);
            }
        }
        return new Sql(text.toString(), List.copyOf(parameters));
    }

    static Sql all(Collection<Sql> terms) {
        return chain(terms, " AND ", TRUE, FALSE);
    }

    static Sql any(Collection<Sql> terms) {
        return chain(terms, " OR ", FALSE, TRUE);
    }

    /** Separated by commas. */
    static Sql list(List<Sql> parts) {
        return joined(parts, ", ");
    }

    /** For what may be null: exactly where it is true, or exactly where it is not. */
    Sql negatedIf(boolean negated) {
        return negated ? join("(", this, ") IS NOT TRUE") : this;
    }

    private static Sql chain(Collection<Sql> terms, String between, Sql nothing, Sql decisive) {
        if (terms.contains(decisive)) {
            return decisive;
        }
        List<Sql> rest = terms.stream().filter(term -> !term.equals(nothing)).toList();
        return switch (rest.size()) {
            case 0 -> nothing;
            case 1 -> rest.getFirst();
            default -> join("(", joined(rest, between), ")");
        };
    }

    private static Sql joined(List<Sql> parts, String between) {
        List<Object> all = new ArrayList<>();
        for (Sql part : parts) {
            if (!all.isEmpty()) {
                all.add(between);
            }
            all.add(part);
        }
        return join(all.toArray());
    }
}
