package io.tocsin.api.page;

import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.search.FigureTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that somebody holds, or a team and its members together; each number leads to its search.
 *
 * @param late answered late, or not
 * @param open not closed yet
 * @param median of the response times; null where none was answered, and of teams
 */
record Burden(
        String who,
        Cell all,
        Cell late,
        Cell open,
        @Nullable String median) {

    /** What it is counted from. */
    static final String COUNTS = "| count by holder, response.breached, status";

    static final String MEDIANS = "| p50(response.time) by holder";

    private static final Comparator<Burden> MOST_FIRST =
            Comparator.comparingLong((Burden burden) -> burden.all.count).reversed();
    private static final String CLOSED = "closed";

    record Cell(long count, String mql) {}

    private record Tally(long all, long late, long open) {

        Tally and(Tally other) {
            return new Tally(all + other.all, late + other.late, open + other.open);
        }
    }

    /**
     * Holder by holder, who holds most first.
     *
     * @param counts of {@link #COUNTS}
     * @param medians of {@link #MEDIANS}
     * @param asked for what was counted
     */
    static List<Burden> ofHolders(FigureTable counts, FigureTable medians, Expression asked, int atMost) {
        Map<String, String> times = new TreeMap<>();
        medians.rows().forEach(row -> {
            if (row.get(1) instanceof Duration median) {
                times.put(String.valueOf(row.getFirst()), Moment.duration(median));
            }
        });
        return tallies(counts).entrySet().stream()
                .map(e -> of(e.getKey(), List.of(e.getKey()), e.getValue(), times.get(e.getKey()), asked))
                .sorted(MOST_FIRST)
                .limit(atMost)
                .toList();
    }

    /**
     * Team by team; teams that hold nothing are left out.
     *
     * @param teams each with all holders that count for it
     */
    static List<Burden> ofTeams(FigureTable counts, Map<String, List<String>> teams, Expression asked) {
        Map<String, Tally> tallies = tallies(counts);
        List<Burden> burdens = new ArrayList<>();
        teams.forEach((team, holders) -> holders.stream()
                .flatMap(holder -> Stream.ofNullable(tallies.get(holder)))
                .reduce(Tally::and)
                .ifPresent(tally -> burdens.add(of(team, holders, tally, null, asked))));
        burdens.sort(MOST_FIRST);
        return burdens;
    }

    private static Burden of(String who, List<String> holders, Tally tally, @Nullable String median, Expression asked) {
        Expression held = Narrowing.and(asked, Narrowing.in(Field.HOLDER, holders));
        return new Burden(
                who,
                cell(tally.all, held),
                cell(tally.late, held, new Expression.Flag(Range.NONE, Field.RESPONSE_BREACHED)),
                cell(tally.open, held, new Expression.Not(Range.NONE, status(CLOSED))),
                median);
    }

    private static Cell cell(long count, Expression held, Expression... more) {
        return new Cell(count, Formatter.format(Narrowing.and(held, more)));
    }

    private static Expression status(String word) {
        return Narrowing.is(new Operand.OfField(Field.STATUS), new Value.Text(word));
    }

    private static Map<String, Tally> tallies(FigureTable counts) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (List<@Nullable Object> row : counts.rows()) {
            long count = row.get(3) instanceof Long number ? number : 0;
            boolean late = Boolean.TRUE.equals(row.get(1));
            boolean closed = CLOSED.equals(row.get(2));
            tallies.merge(
                    String.valueOf(row.getFirst()), new Tally(count, late ? count : 0, closed ? 0 : count), Tally::and);
        }
        return tallies;
    }
}
