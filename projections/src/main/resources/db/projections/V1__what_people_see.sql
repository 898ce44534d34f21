-- What people see. Everything here is derived from the event store and can be dropped and rebuilt.
-- No schema is named: the connection's search_path says which one is meant, so that a rebuild can run beside the live one.

-- Up to where events have been applied; an event is never applied twice. The incarnation tells a rebuilt schema from the one
-- that it replaced.
CREATE TABLE applied (
    singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    position    bigint NOT NULL,
    incarnation uuid NOT NULL
);
INSERT INTO applied (position, incarnation) VALUES (0, gen_random_uuid());

-- An alert as it stands. A fingerprint is its 64 bits; to_hex(fingerprint) is how people know it. An alert that an incident
-- named before anything was heard of it has no project yet. What is JSON and never searched is kept as text, which costs a
-- storm less.
CREATE TABLE alert (
    fingerprint   bigint PRIMARY KEY,
    project       text,
    trigger       text,
    labels        jsonb,
    annotations   text,
    collected     text,
    links         text,
    kind          text,
    is_group      boolean,
    state         text NOT NULL,
    severity      smallint,
    voices        text NOT NULL,
    sources       text NOT NULL,
    since         timestamptz,
    unknown_since timestamptz,
    lasted        bigint NOT NULL,
    first_seen    timestamptz,
    last_seen     timestamptz,
    occurrences   bigint NOT NULL,
    occurred      text NOT NULL,
    flaps_until   timestamptz,
    under         bigint,
    incident      bigint
);
COMMENT ON COLUMN alert.since IS 'when the open interval began';
COMMENT ON COLUMN alert.lasted IS 'microseconds, the sum of the closed intervals';
COMMENT ON COLUMN alert.occurrences IS 'of an instant alert how often it happened, of a lasting one its intervals';
COMMENT ON COLUMN alert.occurred IS 'the newest occurrences of an instant alert';
-- Both grow at their end, where adding costs least.
CREATE INDEX alert_newest ON alert (last_seen, fingerprint);
CREATE INDEX alert_open ON alert (since, fingerprint) WHERE since IS NOT NULL;
CREATE INDEX alert_flaps ON alert (incident, flaps_until) WHERE flaps_until IS NOT NULL;

-- Intervals that have ended; the open one is alert.since. The position is that of the event that ended it.
CREATE TABLE alert_interval (
    fingerprint bigint NOT NULL,
    position    bigint NOT NULL,
    opened      timestamptz NOT NULL,
    closed      timestamptz NOT NULL,
    PRIMARY KEY (fingerprint, position)
);

-- Spans of silence that have ended; the open one is alert.unknown_since.
CREATE TABLE alert_unknown (
    fingerprint bigint NOT NULL,
    position    bigint NOT NULL,
    opened      timestamptz NOT NULL,
    closed      timestamptz NOT NULL,
    PRIMARY KEY (fingerprint, position)
);

-- An incident as it stands. Its size does not grow with its alerts: the lists are bounded.
CREATE TABLE incident (
    number         bigint PRIMARY KEY,
    project        text NOT NULL,
    triggers       jsonb NOT NULL,
    title          text NOT NULL,
    text           text NOT NULL,
    severity       smallint NOT NULL,
    service_level  text NOT NULL,
    status         text NOT NULL,
    holder         text NOT NULL,
    opened         timestamptz NOT NULL,
    taken          timestamptz,
    closed         timestamptz,
    deadline       timestamptz,
    response_class text NOT NULL,
    cause          bigint,
    why            jsonb NOT NULL,
    resolution     text,
    labels         jsonb NOT NULL,
    labels_more    jsonb NOT NULL,
    sources        jsonb NOT NULL,
    alerts         integer NOT NULL,
    pending        integer NOT NULL,
    firing         integer NOT NULL,
    unknown        integer NOT NULL,
    rank           smallint NOT NULL GENERATED ALWAYS AS
                       (CASE status WHEN 'closed' THEN 2 WHEN 'retrospective' THEN 1 ELSE 0 END) STORED,
    due            timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(deadline, 'infinity'::timestamptz)) STORED
) WITH (fillfactor = 70);
COMMENT ON COLUMN incident.labels IS 'the union over its alerts, of each label the first twenty values';
COMMENT ON COLUMN incident.labels_more IS 'the labels that have more values';
COMMENT ON COLUMN incident.rank IS 'open ones first, closed ones last';
CREATE INDEX incident_queue ON incident (rank, due, severity, opened, number);

-- Which alerts belong, or once belonged, to which incident; alert.incident says to which one an alert counts now.
CREATE TABLE incident_alert (
    number      bigint NOT NULL,
    fingerprint bigint NOT NULL,
    PRIMARY KEY (number, fingerprint)
);

CREATE TABLE timeline (
    position bigint PRIMARY KEY,
    number   bigint NOT NULL,
    at       timestamptz NOT NULL,
    kind     text NOT NULL,
    actor    text,
    data     jsonb NOT NULL
);
CREATE INDEX timeline_incident ON timeline (number, position);

-- The JSON is kept as text: what is said of a bad message may hold what jsonb cannot.
CREATE TABLE rejected_message (
    position bigint PRIMARY KEY,
    id       uuid NOT NULL,
    source   text NOT NULL,
    envelope text NOT NULL,
    faults   text NOT NULL
);

-- How many messages of each source were rejected.
CREATE TABLE rejected_count (
    source   text PRIMARY KEY,
    messages bigint NOT NULL
);
