-- Whether something like an incident was seen before. What was applied before does not tell: the tables are emptied, and fill
-- themselves from the first event on.
TRUNCATE alert, alert_interval, alert_unknown, incident, incident_alert, incident_label, label, timeline, rejected_message,
         rejected_count;
UPDATE applied SET position = 0, incarnation = gen_random_uuid();

ALTER TABLE incident
    ADD COLUMN group_hash   bigint NOT NULL,
    ADD COLUMN trigger_hash bigint NOT NULL;
COMMENT ON COLUMN incident.group_hash IS 'of what its alerts have in common; never changes';
COMMENT ON COLUMN incident.trigger_hash IS 'of its project and the trigger that it opened with; never changes';
CREATE INDEX incident_group ON incident (group_hash, opened) INCLUDE (number);
CREATE INDEX incident_trigger ON incident (trigger_hash, opened) INCLUDE (number);
-- Small: open ones only.
CREATE INDEX incident_group_open ON incident (group_hash) WHERE rank < 2;
CREATE INDEX incident_trigger_open ON incident (trigger_hash) WHERE rank < 2;
