package io.tocsin.projections.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/** The incident is found by one of these numbers. */
record Ids(int[] numbers) {

    /** As many are looked up one by one; to look for each of more costs more than to look at each number of an incident. */
    static final int LOOKED_UP = 500;

    static Ids union(Collection<Ids> some) {
        IntStream all = some.stream().flatMapToInt(ids -> Arrays.stream(ids.numbers));
        return new Ids(all.sorted().distinct().toArray());
    }

    /** Of the incident in the table {@code i}. */
    Sql of(boolean negated) {
        if (numbers.length == 0) {
            return negated ? Sql.TRUE : Sql.FALSE;
        }
        return Sql.join(negated ? "NOT EXISTS (" : "EXISTS (", rows(), ")");
    }

    /** The incidents themselves, found by the index; only for a few numbers. */
    Sql incidents() {
        return Sql.join("SELECT DISTINCT l.number FROM ", rowsWithOne());
    }

    /** The same, each as often as it has such rows, and such numbers in them. */
    Sql rowsOfIncidents() {
        return Sql.join("SELECT l.number FROM ", rowsWithOne());
    }

    boolean few() {
        return numbers.length <= LOOKED_UP;
    }

    /** Looked up number by number: of rows that have one of several, PostgreSQL expects so many that it would read them all. */
    private Sql rowsWithOne() {
        return numbers.length == 1
                ? Sql.join("incident_label l WHERE ", held())
                : Sql.of(
                        "unnest(?::integer[]) AS w (id), LATERAL (SELECT number FROM incident_label"
                                + " WHERE ids @> ARRAY[w.id]) l",
                        (Object) boxed());
    }

    private Sql rows() {
        return few()
                ? Sql.join("SELECT FROM incident_label l WHERE l.number = i.number AND ", held())
                : Sql.of(
                        "SELECT FROM incident_label l, unnest(l.ids) AS u (id) WHERE l.number = i.number AND u.id = ANY (?)",
                        (Object) boxed());
    }

    private Sql held() {
        return Sql.of(numbers.length == 1 ? "l.ids @> ?" : "l.ids && ?", (Object) boxed());
    }

    private Integer[] boxed() {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ids ids && Arrays.equals(numbers, ids.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
