-- What was open at a moment of the past, and how it stood. What was applied before does not tell: the tables are emptied, and
-- fill themselves from the first event on.
TRUNCATE alert, alert_interval, alert_unknown, alert_mute, incident, incident_alert, incident_label, label, timeline,
         rejected_message, rejected_count;
UPDATE applied SET position = 0, incarnation = gen_random_uuid();

ALTER TABLE alert
    ADD COLUMN began bigint NOT NULL,
    ADD COLUMN moved bigint NOT NULL;
COMMENT ON COLUMN alert.began IS 'the position of the first event that told of it';
COMMENT ON COLUMN alert.moved IS 'the position of the last event that changed the row';

ALTER TABLE incident
    ADD COLUMN began  bigint NOT NULL,
    ADD COLUMN turned bigint NOT NULL,
    ADD COLUMN moved  bigint NOT NULL;
COMMENT ON COLUMN incident.began IS 'the position of the event that opened it';
COMMENT ON COLUMN incident.turned IS 'the position of the last event of its own that changed the row';
COMMENT ON COLUMN incident.moved IS 'the position of the last event, of its own or of its alerts, that changed the row';

ALTER TABLE incident_alert ADD COLUMN position bigint NOT NULL;
COMMENT ON COLUMN incident_alert.position IS 'of the event by which the alert came to the incident first';

-- An alert that counted to one incident came to another. With it the past of an incident is told by its own events and those of
-- its alerts alone.
CREATE TABLE alert_transfer (
    fingerprint bigint NOT NULL,
    position    bigint NOT NULL,
    giver       bigint NOT NULL,
    taker       bigint NOT NULL,
    PRIMARY KEY (fingerprint, position)
);

-- Which incidents have changed since: of a kind that leaves updates in place as they were.
CREATE INDEX incident_moved ON incident USING brin (moved) WITH (pages_per_range = 32, autosummarize = on);
