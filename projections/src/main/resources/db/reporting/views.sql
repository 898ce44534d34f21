-- What analysts' own tools may rely on: columns are only ever added, at the end. Run at each start, and when rebuilt tables take
-- the place of the old ones; whatever depends on these views stays.
CREATE SCHEMA IF NOT EXISTS reporting;
COMMENT ON SCHEMA reporting IS 'Tocsin, for reports: stable views, to be read only. The role tocsin_reporting may read them.';

CREATE OR REPLACE VIEW reporting.incident AS
SELECT i.number,
       i.project,
       i.service_level,
       'S' || i.severity                                                          AS severity,
       i.severity::integer                                                        AS severity_level,
       i.status,
       CASE WHEN i.firing > 0 THEN 'firing' WHEN i.unknown > 0 THEN 'unknown' WHEN i.pending > 0 THEN 'pending' ELSE 'ok' END
                                                                                  AS state,
       i.holder,
       i.offered_to,
       i.title,
       i.text,
       i.opened,
       i.taken,
       i.closed,
       i.deadline,
       i.response_class,
       extract(epoch FROM i.taken - i.opened)::double precision                   AS response_seconds,
       extract(epoch FROM coalesce(i.closed, now()) - i.opened)::double precision AS duration_seconds,
       coalesce(i.breached OR coalesce(
           CASE WHEN coalesce(i.awake, i.status) NOT IN ('new', 'todo', 'retrospective') THEN coalesce(i.taken, i.closed) END,
           now()) > i.deadline, false)                                            AS breached,
       i.alerts,
       i.firing,
       i.unknown,
       i.pending,
       i.flaps,
       i.comments,
       i.resolution,
       i.triggers,
       i.labels,
       i.sources,
       i.merged_into,
       i.split_from,
       (i.why ->> 'rulebook')::bigint                                             AS rulebook,
       i.why ->> 'routing'                                                        AS routing
FROM projections.incident i;
COMMENT ON COLUMN reporting.incident.response_seconds IS 'from its opening to the first take; null while nobody has taken it';
COMMENT ON COLUMN reporting.incident.breached IS 'some deadline passed without an answer';
COMMENT ON COLUMN reporting.incident.flaps IS 'how often its alerts fired, in sum';
COMMENT ON COLUMN reporting.incident.labels IS 'of each label the first twenty values; reporting.incident_label has all';

CREATE OR REPLACE VIEW reporting.incident_label AS
SELECT DISTINCT l.number, n.text AS name, v.text AS value
FROM projections.incident_label l
     CROSS JOIN LATERAL unnest(l.ids) AS u (id)
     JOIN projections.label v ON v.id = u.id
     JOIN projections.label n ON n.id = v.parent AND n.parent = 0;

CREATE OR REPLACE VIEW reporting.incident_event AS
SELECT t.number, t.position, t.at, t.kind, t.actor, t.data
FROM projections.timeline t;
COMMENT ON COLUMN reporting.incident_event.position IS 'its place among all events, in the order in which they were stored';

CREATE OR REPLACE VIEW reporting.alert AS
SELECT lpad(to_hex(a.fingerprint), 16, '0') AS fingerprint,
       a.project,
       a.trigger,
       a.kind,
       a.state,
       'S' || a.severity                    AS severity,
       a.severity::integer                  AS severity_level,
       a.labels,
       a.incident,
       a.since,
       a.unknown_since,
       a.first_seen,
       a.last_seen,
       a.occurrences,
       (a.lasted / 1000000.0)::double precision
           + coalesce(extract(epoch FROM now() - a.since)::double precision, 0) AS duration_seconds,
       a.muted_by,
       a.muted_since
FROM projections.alert a
WHERE a.project IS NOT NULL;
COMMENT ON COLUMN reporting.alert.since IS 'when the interval began that is open; null when it is ok';
COMMENT ON COLUMN reporting.alert.duration_seconds IS 'of all its intervals in sum';

CREATE OR REPLACE VIEW reporting.alert_interval AS
SELECT lpad(to_hex(s.fingerprint), 16, '0')                        AS fingerprint,
       s.opened,
       s.closed,
       extract(epoch FROM s.closed - s.opened)::double precision   AS duration_seconds
FROM projections.alert_interval s
UNION ALL
SELECT lpad(to_hex(a.fingerprint), 16, '0'), a.since, NULL, extract(epoch FROM now() - a.since)::double precision
FROM projections.alert a
WHERE a.since IS NOT NULL;
COMMENT ON COLUMN reporting.alert_interval.closed IS 'null while it lasts';

CREATE OR REPLACE VIEW reporting.rejected AS
SELECT r.source, r.messages
FROM projections.rejected_count r;
COMMENT ON VIEW reporting.rejected IS 'how many messages of each source were not understood';

-- Whoever may not create roles is asked to by the docs; nothing else needs it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tocsin_reporting') THEN
        CREATE ROLE tocsin_reporting NOLOGIN;
    END IF;
EXCEPTION
    WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tocsin_reporting') THEN
        GRANT USAGE ON SCHEMA reporting TO tocsin_reporting;
        GRANT SELECT ON ALL TABLES IN SCHEMA reporting TO tocsin_reporting;
    END IF;
END $$;
