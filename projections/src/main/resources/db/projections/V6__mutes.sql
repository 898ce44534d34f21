-- Which alerts are muted, and were. Before this version none was, so nothing that was applied is missing.
ALTER TABLE alert
    ADD COLUMN muted_by    text,
    ADD COLUMN muted_since timestamptz;
COMMENT ON COLUMN alert.muted_by IS 'the mute for which what happens to it concerns no incident';

-- Stretches of time in which an alert was muted that have ended; of an instant alert a moment. The position is that of the
-- event that ended it.
CREATE TABLE alert_mute (
    fingerprint bigint      NOT NULL,
    position    bigint      NOT NULL,
    opened      timestamptz NOT NULL,
    closed      timestamptz NOT NULL,
    mute        text        NOT NULL,
    PRIMARY KEY (fingerprint, position)
);
