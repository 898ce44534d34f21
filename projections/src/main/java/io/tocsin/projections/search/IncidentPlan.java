package io.tocsin.projections.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How incidents are found.
 *
 * @param candidates of which the incidents found by the index are looked at one by one; null to go through all incidents in
 *     their order
 * @param condition what must hold of an incident, the table being {@code i}
 */
record IncidentPlan(@Nullable Ids candidates, Sql condition) {

    /**
     * The first of them in an order. Of candidates the first are chosen before any other column of them is read.
     *
     * @param more conditions
     */
    Sql first(Sql columns, List<Sql> more, Sql order, int limit) {
        Sql tail = Sql.join(" ORDER BY ", order, Sql.of(" LIMIT ?", limit));
        return candidates == null
                ? select(columns, more, tail)
                : Sql.join(
                        "WITH k AS MATERIALIZED (",
                        select(Sql.of("i.number"), more, tail),
                        ") SELECT ",
                        columns,
                        " FROM k JOIN incident i ON i.number = k.number ORDER BY ",
                        order);
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
                        candidates.incidents(),
                        ") SELECT ",
                        columns,
                        " FROM c JOIN incident i ON i.number = c.number WHERE ",
                        where,
                        tail);
    }
}
