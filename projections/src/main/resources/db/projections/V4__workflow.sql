-- The whole workflow. What was applied before does not show it: the tables are emptied, and fill themselves from the first
-- event on.
TRUNCATE alert, alert_interval, alert_unknown, incident, incident_alert, incident_label, label, timeline, rejected_message,
         rejected_count;
UPDATE applied SET position = 0, incarnation = gen_random_uuid();

ALTER TABLE incident
    ADD COLUMN pinned         boolean NOT NULL,
    ADD COLUMN breached       boolean NOT NULL,
    ADD COLUMN offered_to     text,
    ADD COLUMN awake          text,
    ADD COLUMN snoozed_until  timestamptz,
    ADD COLUMN wake_when_ok   boolean NOT NULL,
    ADD COLUMN snoozed_by     text,
    ADD COLUMN snooze_comment text,
    ADD COLUMN merged_into    bigint,
    ADD COLUMN split_from     bigint,
    ADD COLUMN causes         text NOT NULL,
    ADD COLUMN consequences   text NOT NULL;
COMMENT ON COLUMN incident.breached IS 'some deadline of it passed without an answer; stays, whatever came later';
COMMENT ON COLUMN incident.awake IS 'the status that a snoozed one wakes to; null unless it is snoozed';
COMMENT ON COLUMN incident.causes IS 'a JSON list of numbers; never searched';
