-- When time alone changes an incident next, and whether it must be told when all its alerts are OK. No row: neither. Written in
-- the transaction of the events by which it changes; whoever finds a row due decides by the events, never by the row.
CREATE TABLE incident_due (
  number bigint      PRIMARY KEY,
  due    timestamptz,
  on_ok  boolean     NOT NULL
) WITH (fillfactor = 85);
CREATE INDEX incident_due_next ON incident_due (due) WHERE due IS NOT NULL;

-- What was opened before is looked at once, and then when it is time.
INSERT INTO incident_due (number, due, on_ok) SELECT number, now(), false FROM incident_of_group;

-- Their shape is another.
DELETE FROM snapshot WHERE aggregate_type = 'incident';
