package io.tocsin.projections.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How incidents are found.
 *
 * @param candidates of which the incidents found by the index are looked at one by one; null to go through all incidents in
 *     their order
 * @param placed what follows from the condition for the columns of the queue's order
 * @param condition what must hold of an incident, the table being {@code i}
 */
record IncidentPlan(@Nullable Candidates candidates, Sql placed, Sql condition) {

    /**
     * The first of them in an order that has an index.
     *
     * @param more conditions on columns of the order
     * @param isQueue the order is that of the queue
     */
    Sql first(Sql columns, List<Sql> more, Keyset keyset, int limit, boolean isQueue) {
        if (candidates == null) {
            return select(columns, more, tail(keyset, limit));
        }
        List<Sql> all = new ArrayList<>(more);
        all.add(placed);
        FirstOf.Wanted wanted = new FirstOf.Wanted(candidates.ids(), Sql.all(all), condition, keyset, limit);
        return isQueue && candidates.worthSteps(limit)
                ? FirstOf.INCIDENTS.walked(wanted, columns, candidates.steps(limit))
                : FirstOf.INCIDENTS.sorted(wanted, columns);
    }

    /**
     * The first of them in any order. Of candidates the first are chosen before any other column of them is read.
     *
     * @param more conditions
     */
    Sql firstOfAll(Sql columns, List<Sql> more, Keyset keyset, int limit) {
        return candidates == null
                ? select(columns, more, tail(keyset, limit))
                : Sql.join(
                        "WITH k AS MATERIALIZED (",
                        select(Sql.of("i.number"), more, tail(keyset, limit)),
                        ") SELECT ",
                        columns,
                        " FROM k JOIN incident i ON i.number = k.number ORDER BY ",
                        keyset.order());
    }

    /** @param more conditions */
    Sql select(Sql columns, List<Sql> more, Sql tail) {
        List<Sql> all = new ArrayList<>(more);
        all.addFirst(condition);
        Sql where = Sql.all(all);
        return candidates == null
                ? Sql.join("SELECT ", columns, " FROM incident i WHERE ", where, tail)
                : Sql.join(
                        "WITH c AS MATERIALIZED (",
                        candidates.ids().incidents(),
                        ") SELECT ",
                        columns,
                        " FROM c JOIN incident i ON i.number = c.number WHERE ",
                        where,
                        tail);
    }

    private static Sql tail(Keyset keyset, int limit) {
        return Sql.join(" ORDER BY ", keyset.order(), Sql.of(" LIMIT ?", limit));
    }
}
