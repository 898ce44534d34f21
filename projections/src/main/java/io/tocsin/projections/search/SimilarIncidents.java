package io.tocsin.projections.search;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.rows.Columns;
import io.tocsin.projections.search.Similar.Counts;
import io.tocsin.projections.search.Similar.Frequency;
import io.tocsin.projections.search.Similar.Other;
import io.tocsin.projections.search.Similar.Others;
import io.tocsin.projections.search.Similar.TriggerCounts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Says of an incident whether it was seen before, what was most like it, and what else is open. Goes by what incidents are found
 * by, the numbers of their labels: nothing is kept for it alone. Safe for use by many threads.
 */
public final class SimilarIncidents {

    /** So many are told of. */
    static final int MOST_ALIKE = 10;

    /** Beyond, an incident of thousands of alerts is as like to another as its first values are. */
    private static final int MOST_TRAITS = 200;

    /** Among so many that share something rare, the newest, likeness is worked out. */
    private static final int CANDIDATES = 1_000;

    /** Of what is to share, so many incidents may have it. */
    private static final double RARE = 5_000;

    private static final int NOTES = 3;
    private static final int OTHERS = 10;

    private static final String TRAITS = """
            SELECT v.id, n.parent, n.text AS name, v.text
            FROM (SELECT DISTINCT u.id FROM (SELECT ids FROM incident_label WHERE number = ? ORDER BY position LIMIT 20) l,
                  unnest(l.ids) AS u (id)) i
            JOIN label v ON v.id = i.id JOIN label n ON n.id = v.parent
            ORDER BY v.id LIMIT ?
            """;
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM incident o WHERE o.%1$s = w.%1$s AND o.rank < 2) AS open,
              count(*) AS total, count(*) FILTER (WHERE i.opened > ?) AS week,
              count(*) FILTER (WHERE i.opened > ?) AS month, max(i.opened) FILTER (WHERE i.number < ?) AS before
            FROM incident w JOIN incident i ON i.%1$s = w.%1$s WHERE w.number = ? GROUP BY w.%1$s
            """;
    private static final String BY_GROUP = COUNT.formatted("group_hash");
    private static final String BY_TRIGGER = COUNT.formatted("trigger_hash");
    private static final String ALIKE = """
            WITH trait (id, weight) AS (SELECT * FROM unnest(?::integer[], ?::double precision[])),
            near AS MATERIALIZED (
              SELECT number FROM (
                SELECT DISTINCT number FROM (SELECT number FROM incident_label WHERE ids && ? AND number <> ? LIMIT 20000) l) n
              ORDER BY number DESC LIMIT ?),
            best AS MATERIALIZED (
              SELECT l.number, sum(t.weight) AS score, array_agg(t.id ORDER BY t.weight DESC) AS shared
              FROM near JOIN incident_label l ON l.number = near.number, unnest(l.ids) AS u (id) JOIN trait t ON t.id = u.id
              GROUP BY l.number ORDER BY score DESC, l.number DESC LIMIT ?)
            SELECT best.score, best.shared, i.number, i.title, i.status, i.severity, i.opened, i.closed, i.taken, i.holder,
              i.resolution, (SELECT t.actor FROM timeline t WHERE t.number = i.number AND t.kind = 'taken'
                             ORDER BY t.position DESC LIMIT 1) AS taken_by
            FROM best JOIN incident i ON i.number = best.number ORDER BY best.score DESC, i.number DESC
            """;
    private static final String SAID = """
            SELECT n.number, t.at, t.actor, t.text FROM unnest(?::bigint[]) AS n (number),
            LATERAL (SELECT t.at, t.actor, t.position, t.data->>'comment' AS text FROM timeline t
                     WHERE t.number = n.number AND t.actor IS NOT NULL AND t.data->>'comment' IS NOT NULL
                     ORDER BY t.position DESC LIMIT ?) t
            ORDER BY t.position DESC
            """;
    private static final String OPEN = """
            SELECT i.number, i.title, i.severity, i.status, i.holder, i.opened, count(*) OVER () AS open FROM incident i
            WHERE i.rank = 0 AND i.project = ? AND i.number <> ?
            ORDER BY i.due, i.severity, i.opened, i.number LIMIT ?
            """;

    private record Trait(int id, boolean label, String name, String text) {}

    private final Reader reader;
    private final Frequencies frequencies;

    /**
     * @param dataSource of connections whose schema is that of the projections
     * @param atMost how long an answer may take
     */
    public SimilarIncidents(DataSource dataSource, Duration atMost) {
        this.reader = new Reader(dataSource, atMost);
        this.frequencies = new Frequencies(reader);
    }

    /** How often it was seen before; empty when there is no such incident. */
    public Optional<Similar> counts(long number, Instant now) {
        return reader.answer(() -> count(BY_TRIGGER, number, now)
                .flatMap(trigger -> count(BY_GROUP, number, now)
                        .map(same -> new Similar(new Counts(same.open(), same.total()), trigger))));
    }

    /** Those most like it, the most alike first. */
    public List<Alike> alike(long number, Instant now) {
        return reader.answer(() -> {
            List<Trait> traits = traits(number);
            Map<Integer, Double> weights = weights(traits, now);
            double all =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            Integer[] rare = rare(traits, now);
            if (rare.length == 0) {
                return List.of();
            }
            Map<Integer, Trait> byId = new LinkedHashMap<>();
            traits.forEach(trait -> byId.put(trait.id, trait));
            List<Alike> found = reader.rows(
                    Sql.of(
                            ALIKE,
                            weights.keySet().toArray(Integer[]::new),
                            weights.values().toArray(Double[]::new),
                            rare,
                            number,
                            CANDIDATES,
                            MOST_ALIKE),
                    (row, i) -> alike(row, byId, all));
            return withNotes(found);
        });
    }

    /** What else is open in its project. */
    public Others others(String project, long number) {
        List<Other> items = new ArrayList<>();
        long[] open = new long[1];
        reader.answer(() -> {
            reader.each(Sql.of(OPEN, project, number, OTHERS), row -> {
                open[0] = row.getLong("open");
                items.add(new Other(
                        row.getLong("number"),
                        row.getString("title"),
                        Severity.ofLevel(row.getInt("severity")).name(),
                        row.getString("status"),
                        row.getString("holder"),
                        Columns.time(row, "opened")));
            });
            return items;
        });
        return new Others(open[0], items);
    }

    private List<Trait> traits(long number) {
        return reader.rows(
                Sql.of(TRAITS, number, MOST_TRAITS),
                (row, i) -> new Trait(
                        row.getInt("id"), row.getInt("parent") == 0, row.getString("name"), row.getString("text")));
    }

    private Optional<TriggerCounts> count(String statement, long number, Instant now) {
        return reader
                .rows(
                        Sql.of(
                                statement,
                                Columns.parameter(now.minus(7, ChronoUnit.DAYS)),
                                Columns.parameter(now.minus(30, ChronoUnit.DAYS)),
                                number,
                                number),
                        (row, i) -> new TriggerCounts(
                                row.getLong("open"),
                                row.getLong("total"),
                                row.getLong("week"),
                                row.getLong("month"),
                                Columns.timeOrNull(row, "before"),
                                Frequency.of(row.getLong("total"), row.getLong("week"), row.getLong("month"))))
                .stream()
                .findFirst();
    }

    /** The information that each holds: what few have says much. */
    private Map<Integer, Double> weights(List<Trait> traits, Instant now) {
        double all = frequencies.all(now) + 1;
        Map<Integer, Double> weights = new LinkedHashMap<>();
        for (Trait trait : traits) {
            double rows = Math.min(all, frequencies.rows(new Ids(new int[] {trait.id}), now));
            weights.put(trait.id, Math.log(1 + all / (rows + 1)));
        }
        return weights;
    }

    /** What candidates share at least one of: labels and the trigger, as long as they are few together. */
    private Integer[] rare(List<Trait> traits, Instant now) {
        List<Trait> rarest = traits.stream()
                .filter(trait -> trait.label || is(trait, Field.TRIGGER))
                .sorted(Comparator.comparingDouble(trait -> frequencies.rows(new Ids(new int[] {trait.id}), now)))
                .toList();
        List<Integer> rare = new ArrayList<>();
        double sum = 0;
        for (Trait trait : rarest) {
            sum += frequencies.rows(new Ids(new int[] {trait.id}), now);
            if (rare.isEmpty() || sum < RARE) {
                rare.add(trait.id);
            }
        }
        return rare.toArray(Integer[]::new);
    }

    private List<Alike> withNotes(List<Alike> found) {
        Map<Long, List<Alike.Note>> notes = new LinkedHashMap<>();
        Object numbers = found.stream().map(Alike::number).toArray(Long[]::new);
        reader.each(
                Sql.of(SAID, numbers, NOTES),
                row -> notes.computeIfAbsent(row.getLong("number"), n -> new ArrayList<>())
                        .add(new Alike.Note(Columns.time(row, "at"), row.getString("actor"), row.getString("text"))));
        return found.stream()
                .map(alike -> alike.with(Objects.requireNonNullElse(notes.get(alike.number()), List.of())))
                .toList();
    }

    private static Alike alike(ResultSet row, Map<Integer, Trait> traits, double all) throws SQLException {
        Instant opened = Columns.time(row, "opened");
        Instant closed = Columns.timeOrNull(row, "closed");
        Map<String, List<String>> shared = new LinkedHashMap<>();
        for (Integer id : numbers(row.getArray("shared"))) {
            Trait trait = traits.get(id);
            if (trait != null && trait.label) {
                shared.computeIfAbsent(trait.name, n -> new ArrayList<>()).add(trait.text);
            }
        }
        return new Alike(
                row.getLong("number"),
                all == 0 ? 0 : Math.min(1, row.getDouble("score") / all),
                row.getString("title"),
                row.getString("status"),
                Severity.ofLevel(row.getInt("severity")).name(),
                opened,
                closed,
                row.getString("holder"),
                row.getString("taken_by"),
                seconds(opened, Columns.timeOrNull(row, "taken")),
                seconds(opened, closed),
                row.getString("resolution"),
                shared,
                List.of());
    }

    private static @Nullable Double seconds(Instant from, @Nullable Instant to) {
        return to == null ? null : Duration.between(from, to).toMillis() / 1e3;
    }

    private static boolean is(Trait trait, Field field) {
        return !trait.label && trait.name.equals(field.word());
    }

    private static Integer[] numbers(Array array) {
        try {
            return (Integer[]) array.getArray();
        } catch (SQLException e) {
            throw new IllegalStateException("An array that was read cannot be opened", e);
        }
    }
}
