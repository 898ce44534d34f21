package io.tocsin.projections.search;

import java.util.List;

/**
 * Writes the statement that picks the first of many rows that belong to candidates, {@code c} being the candidates. Two ways
 * lead there, and both read an index only: to put all candidates in order, or to go along the order, telling candidates by a
 * table in memory. Only of what comes first is anything else looked at.
 *
 * @param from the table, its alias, and the alias of its key
 * @param walked columns by which a step along the order tells candidates
 * @param isCandidate of such a step, the table being {@code p}
 * @param among the same as a condition of the table itself
 */
record FirstOf(From from, String walked, Sql isCandidate, Sql among) {

    /** The number of an incident is its key, and that of the candidates. */
    static final FirstOf INCIDENTS = new FirstOf(
            new From("incident", "i", "number"),
            "i.number",
            Sql.of("(p.number IN (SELECT c.number FROM c)) IS TRUE"),
            Sql.of("i.number = ANY (ARRAY(SELECT c.number FROM c))"));

    /** Where an alert belongs is part of the index; those that it left are another table. */
    static final FirstOf ALERTS = new FirstOf(
            new From("alert", "a", "fingerprint"),
            "a.fingerprint, a.incident",
            Sql.of("(p.incident IS NULL OR p.incident IN (SELECT c.number FROM c)) IS TRUE"),
            Sql.of(
                    "a.fingerprint = ANY (ARRAY(SELECT m.fingerprint FROM incident_alert m WHERE m.number = ANY (ARRAY("
                            + "SELECT c.number FROM c)) UNION ALL SELECT o.fingerprint FROM alert o WHERE o.incident IS NULL))"));

    record From(String table, String alias, String key) {

        Sql sql() {
            return Sql.of(table + " " + alias);
        }

        String column() {
            return alias + "." + key;
        }
    }

    /**
     * What is wanted.
     *
     * @param candidates see {@link Ids#rowsOfIncidents}
     * @param placed conditions on columns of the order
     * @param condition any other
     */
    record Wanted(Ids candidates, Sql placed, Sql condition, Keyset keyset, int limit) {}

    /** All candidates are put in order. */
    Sql sorted(Wanted wanted, Sql columns) {
        return Sql.join(
                candidates(wanted), ", k AS MATERIALIZED (", ordered(wanted, Sql.TRUE), ")", read(wanted, columns));
    }

    /**
     * Along the order, so many steps at most; when these are too few, all candidates are put in order after all.
     */
    Sql walked(Wanted wanted, Sql columns, long steps) {
        return Sql.join(
                candidates(wanted),
                ", w AS MATERIALIZED (",
                walk(wanted, steps),
                "), o AS MATERIALIZED (SELECT (SELECT count(*) FROM w) < ",
                Sql.of("?", wanted.limit),
                " AND EXISTS (",
                rest(wanted, steps),
                ") AS short), k AS MATERIALIZED (SELECT w.",
                from.key,
                " FROM w WHERE NOT (SELECT o.short FROM o) UNION ALL (",
                ordered(wanted, Sql.of("(SELECT o.short FROM o)")),
                "))",
                read(wanted, columns));
    }

    private static Sql candidates(Wanted wanted) {
        return Sql.join("WITH c AS MATERIALIZED (", wanted.candidates.rowsOfIncidents(), ")");
    }

    private Sql ordered(Wanted wanted, Sql also) {
        Sql all = Sql.join(
                "SELECT ",
                from.column(),
                ", ",
                wanted.keyset.selected(),
                " FROM ",
                from.sql(),
                " WHERE ",
                Sql.all(List.of(among, wanted.placed)),
                " ORDER BY ",
                wanted.keyset.orderSelected(),
                " OFFSET 0");
        return pick(all, Sql.all(List.of(also, satisfied(wanted))), wanted);
    }

    private Sql walk(Wanted wanted, long steps) {
        Sql some = Sql.join(
                "SELECT ",
                walked,
                ", ",
                wanted.keyset.selected(),
                " FROM ",
                from.sql(),
                " WHERE ",
                wanted.placed,
                " ORDER BY ",
                wanted.keyset.orderSelected(),
                Sql.of(" LIMIT ?", steps));
        return pick(some, Sql.all(List.of(isCandidate, satisfied(wanted))), wanted);
    }

    private Sql rest(Wanted wanted, long steps) {
        return Sql.join(
                "SELECT FROM ",
                from.sql(),
                " WHERE ",
                wanted.placed,
                " ORDER BY ",
                wanted.keyset.order(),
                Sql.of(" OFFSET ? LIMIT 1", steps));
    }

    private Sql pick(Sql rows, Sql where, Wanted wanted) {
        return Sql.join(
                "SELECT p.",
                from.key,
                " FROM (",
                rows,
                ") p WHERE ",
                where,
                " ORDER BY ",
                wanted.keyset.orderSelected(),
                Sql.of(" LIMIT ?", wanted.limit));
    }

    /** One by one: behind OFFSET the planner cannot make a join of it, which would look at all. */
    private Sql satisfied(Wanted wanted) {
        return wanted.condition.equals(Sql.TRUE) || wanted.condition.equals(Sql.FALSE)
                ? wanted.condition
                : Sql.join(
                        "EXISTS (SELECT FROM ",
                        from.sql(),
                        " WHERE ",
                        from.column(),
                        " = p.",
                        from.key,
                        " AND ",
                        wanted.condition,
                        " OFFSET 0)");
    }

    private Sql read(Wanted wanted, Sql columns) {
        return Sql.join(
                " SELECT ",
                columns,
                " FROM k JOIN ",
                from.sql(),
                " ON ",
                from.column(),
                " = k.",
                from.key,
                " ORDER BY ",
                wanted.keyset.order());
    }
}
