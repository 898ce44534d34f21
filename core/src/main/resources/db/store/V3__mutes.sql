-- The mutes that people set, in their order, and how far each one's history has come: what finds them. A row each for ever,
-- as they are few.
CREATE TABLE mute (
  id              text COLLATE "C" PRIMARY KEY,
  number          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  sequence_number bigint      NOT NULL,
  until           timestamptz NOT NULL
);
CREATE INDEX mute_until ON mute (until);

-- The open alerts that are muted, and by which mute: whoever sees that it is over brings them to their incidents.
CREATE TABLE muted_alert (
  aggregate_id text COLLATE "C" PRIMARY KEY,
  mute         text COLLATE "C" NOT NULL
);
CREATE INDEX muted_alert_mute ON muted_alert (mute);
