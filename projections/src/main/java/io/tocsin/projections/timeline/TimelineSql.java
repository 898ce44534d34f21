package io.tocsin.projections.timeline;

/**
 * The query behind {@link Timeline}. The incident's own events are in a table; those of its alerts are read off their
 * intervals, because a storm must not be written twice.
 */
final class TimelineSql {

    /** An alert that has moved on to another incident is followed until the closing of this one. */
    private static final String MEMBERS = """
            incident_of AS (SELECT number, opened, coalesce(closed, 'infinity') AS closed FROM incident WHERE number = :number),
            member AS (
                SELECT a.fingerprint, a.trigger, a.since, a.unknown_since, a.muted_since, a.muted_by,
                       i.opened,
                       CASE a.incident WHEN i.number THEN 'infinity' ELSE i.closed END AS closed
                FROM incident_of i JOIN incident_alert m USING (number) JOIN alert a USING (fingerprint))
            """;

    /** The end of a silence is told only where it is not the end of the interval as well. */
    private static final String MOVES = """
            move AS (
                SELECT fingerprint, trigger, 'fired' AS kind, NULL AS mute, since AS at, closed AS bound
                FROM member WHERE since IS NOT NULL
                UNION ALL
                SELECT fingerprint, trigger, 'unknown', NULL, unknown_since, m.closed
                FROM member m WHERE unknown_since IS NOT NULL
                UNION ALL
                SELECT fingerprint, trigger, 'muted', muted_by, muted_since, m.closed
                FROM member m WHERE muted_since IS NOT NULL
                UNION ALL
                SELECT fingerprint, trigger, kind, mute, at, m.closed
                FROM member m JOIN alert_mute s USING (fingerprint),
                     LATERAL (VALUES ('muted', s.opened), ('unmuted', s.closed)) AS edge (kind, at)
                WHERE s.closed >= m.opened AND s.closed > s.opened
                UNION ALL
                SELECT fingerprint, trigger, kind, NULL, at, m.closed
                FROM member m JOIN alert_interval s USING (fingerprint),
                     LATERAL (VALUES ('fired', s.opened), ('resolved', s.closed)) AS edge (kind, at)
                WHERE s.closed >= m.opened
                UNION ALL
                SELECT fingerprint, trigger, kind, NULL, at, m.closed
                FROM member m JOIN alert_unknown s USING (fingerprint)
                     LEFT JOIN alert_interval e USING (fingerprint, position),
                     LATERAL (VALUES ('unknown', s.opened), ('resumed', s.closed)) AS edge (kind, at)
                WHERE s.closed >= m.opened AND (kind = 'unknown' OR e.fingerprint IS NULL))
            """;

    /** Folded lines are told apart by what they fold; the incident's own come after them, by position. */
    private static final String LINES = """
            line AS (
                SELECT min(at) AS at, max(at) AS until, kind, NULL AS actor,
                       jsonb_build_object(
                           'trigger', trigger, 'alerts', count(*),
                           'fingerprints', (SELECT jsonb_agg(lpad(to_hex(f), 16, '0'))
                                            FROM unnest((array_agg(fingerprint))[1\\:10]) AS f)
                       ) || CASE WHEN mute IS NULL THEN '{}' ELSE jsonb_build_object('mute', mute) END AS data,
                       -1 - (hashtextextended(kind || trigger || coalesce(mute, ''), 0) & 4611686018427387903) AS ordinal
                FROM move WHERE at <= bound
                GROUP BY kind, trigger, mute, date_trunc('minute', at)
                UNION ALL
                SELECT at, at, kind, actor, data, position FROM timeline WHERE number = :number)
            """;

    static final String PAGE = "WITH " + MEMBERS + ", " + MOVES + ", " + LINES + """
            SELECT * FROM line WHERE (at, ordinal) > (:at, :ordinal) ORDER BY at, ordinal LIMIT :limit
            """;

    private TimelineSql() {}
}
