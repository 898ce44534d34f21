-- How much too late an answer came, also of what was asked for it more than once. What was applied before does not tell: the
-- tables are emptied, and fill themselves from the first event on.
TRUNCATE alert, alert_interval, alert_unknown, alert_mute, alert_transfer, incident, incident_alert, incident_label, label,
         timeline, rejected_message, rejected_count;
UPDATE applied SET position = 0, incarnation = gen_random_uuid();

ALTER TABLE incident ADD COLUMN overrun bigint NOT NULL;
COMMENT ON COLUMN incident.overrun IS
    'microseconds that an answer came too late, the most where it was asked for more than once; 0 for never; not of the deadline that runs now';
