-- What MQL asks of incidents and alerts. What was applied before has not been indexed: the tables are emptied, and fill
-- themselves from the first event on.
TRUNCATE alert, alert_interval, alert_unknown, incident, incident_alert, timeline, rejected_message, rejected_count;
UPDATE applied SET position = 0, incarnation = gen_random_uuid();

-- A number for each text that is searched by its values: names of labels (parent 0), fields (parent -1), and the values of
-- each (the parent is the number of the name). Numbers are given in the order of the events, and stay.
CREATE TABLE label (
    id     integer PRIMARY KEY,
    parent integer NOT NULL,
    hash   bigint NOT NULL,
    text   text NOT NULL,
    folded text
);
COMMENT ON COLUMN label.hash IS 'of the text, which may be too long for an index';
COMMENT ON COLUMN label.folded IS 'the text regardless of case; null when that is the text itself';
CREATE INDEX label_text ON label (parent, hash);

-- What the event at the position added to the labels of the incident: only numbers that none of its rows had before, so that
-- all rows of an incident together are not longer than what its alerts have said, and a storm only adds.
CREATE TABLE incident_label (
    number   bigint NOT NULL,
    position bigint NOT NULL,
    ids      integer[] NOT NULL,
    PRIMARY KEY (number, position)
);
CREATE INDEX incident_label_ids ON incident_label USING gin (ids);

ALTER TABLE incident
    ADD COLUMN ok       integer NOT NULL,
    ADD COLUMN flaps    bigint NOT NULL,
    ADD COLUMN comments integer NOT NULL,
    ADD COLUMN words    text NOT NULL;
COMMENT ON COLUMN incident.flaps IS 'the sum of the occurrences of the alerts that count to it';
COMMENT ON COLUMN incident.words IS 'title and text, regardless of case';
CREATE INDEX incident_opened ON incident (opened, number);

-- Alerts that never came to an incident are found without one.
CREATE INDEX alert_alone ON alert (fingerprint) WHERE incident IS NULL;
