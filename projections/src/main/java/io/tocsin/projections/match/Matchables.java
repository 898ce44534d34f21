package io.tocsin.projections.match;

import static io.tocsin.projections.rows.Columns.parameter;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.queue.IncidentRow;
import io.tocsin.projections.queue.IncidentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads incidents so that conditions can be asked of them in memory. Safe for use by many threads. */
public final class Matchables {

    /** Of an incident that has more alerts, {@code each( … )} is asked of so many. */
    public static final int MEMBERS = 2_000;

    private static final String ROWS = """
            SELECT incident.*, EXISTS (SELECT FROM alert
                                       WHERE alert.incident = incident.number AND alert.flaps_until > ?) AS flapping
            FROM incident
            WHERE number = ANY (?)
            ORDER BY number
            """;
    private static final String TEXTS = """
            SELECT l.number, n.parent, n.text, v.text
            FROM incident_label l CROSS JOIN unnest(l.ids) AS u (id)
                 JOIN label v ON v.id = u.id JOIN label n ON n.id = v.parent
            WHERE l.number = ANY (?) AND (? OR n.parent = -1 OR n.text = ANY (?))
            """;
    private static final String ALERTS = """
            SELECT a.*, m.number AS member_of, i.service_level
            FROM incident i
                 CROSS JOIN LATERAL (SELECT number, fingerprint FROM incident_alert
                                     WHERE incident_alert.number = i.number LIMIT ?) m
                 JOIN alert a ON a.fingerprint = m.fingerprint
            WHERE i.number = ANY (?) AND a.project IS NOT NULL
            """;

    private final JdbcTemplate jdbc;

    /** @param dataSource of connections whose schema is that of the projections */
    public Matchables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Those of the incidents that there are, by number, in its order. Takes one to three statements, however many they are.
     *
     * @param asked by the conditions; of others nothing can be said
     * @param now decides what is relative to it
     */
    public Map<Long, Matchable> read(Collection<Long> numbers, Asked asked, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        jdbc.query(
                ROWS,
                row -> {
                    Draft draft = new Draft(row, moment);
                    drafts.put(draft.shown.number(), draft);
                },
                parameter(moment),
                numbers.toArray(Long[]::new));
        complete(drafts, asked);
        if (asked.each() && !drafts.isEmpty()) {
            join(drafts, moment);
        }
        Map<Long, Matchable> matchables = new LinkedHashMap<>();
        drafts.forEach((number, draft) -> matchables.put(number, draft.matchable()));
        return matchables;
    }

    /** Lists on a row are bounded; where they may not be all that is asked for, the rest is read. */
    private void complete(Map<Long, Draft> drafts, Asked asked) {
        Long[] bounded = drafts.values().stream()
                .map(draft -> draft.shown)
                .filter(incident -> Bounds.cut(incident, asked))
                .map(IncidentView::number)
                .toArray(Long[]::new);
        if (bounded.length == 0) {
            return;
        }
        Map<Long, Map<String, List<String>>> labels = new HashMap<>();
        Map<Long, Map<String, List<String>>> fields = new HashMap<>();
        jdbc.query(
                TEXTS,
                row -> {
                    var found = row.getInt(2) == 0 ? labels : fields;
                    found.computeIfAbsent(row.getLong(1), number -> new HashMap<>())
                            .computeIfAbsent(row.getString(3), name -> new ArrayList<>())
                            .add(row.getString(4));
                },
                bounded,
                asked.words(),
                asked.labels().toArray(String[]::new));
        for (Long number : bounded) {
            Texts texts = Objects.requireNonNull(drafts.get(number)).texts;
            labels.getOrDefault(number, Map.of()).forEach(texts::label);
            Map<String, List<String>> own = fields.getOrDefault(number, Map.of());
            Stream.of(Field.TRIGGER, Field.SOURCE, Field.KIND)
                    .forEach(field -> texts.field(field, own.getOrDefault(field.word(), List.of())));
        }
    }

    private void join(Map<Long, Draft> drafts, Instant now) {
        jdbc.query(
                ALERTS,
                row -> {
                    Objects.requireNonNull(drafts.get(row.getLong("member_of")))
                            .members
                            .add(Member.of(row, now));
                },
                MEMBERS,
                drafts.keySet().toArray(Long[]::new));
    }

    private static final class Draft {

        private final IncidentView shown;
        private final Matchable.Counts counts;
        private final Texts texts;
        private final List<Member> members = new ArrayList<>();

        Draft(ResultSet row, Instant now) throws SQLException {
            shown = IncidentRow.of(row, now).view();
            String awake = row.getString("awake");
            counts = new Matchable.Counts(
                    row.getInt("ok"),
                    row.getLong("flaps"),
                    row.getInt("comments"),
                    awake == null ? shown.status() : IncidentStatus.of(awake),
                    row.getBoolean("breached"));
            texts = Texts.of(shown);
        }

        Matchable matchable() {
            return new Matchable(shown, counts, texts.asAlerts(), members);
        }
    }
}
