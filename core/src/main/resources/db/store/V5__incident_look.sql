-- When an incident is to be looked at for what its alerts have become, which its own events do not tell: whether rules close it.
ALTER TABLE incident_due ADD COLUMN look timestamptz;
DROP INDEX incident_due_next;
CREATE INDEX incident_due_next ON incident_due (least(due, look)) WHERE least(due, look) IS NOT NULL;
