-- The event store and what belongs to it. Everything else in Tocsin can be rebuilt from here.

-- Every domain event, in the order of commit: positions are given out under a lock that is held until the commit, so
-- they are dense, and whoever sees position n has n − 1 events before it for ever (ADR 2).
CREATE TABLE domain_event (
  global_index    bigint      PRIMARY KEY,
  aggregate_type  text        COLLATE "C" NOT NULL,
  aggregate_id    text        COLLATE "C" NOT NULL,
  sequence_number bigint      NOT NULL,
  payload_type    text        COLLATE "C" NOT NULL,
  revision        smallint    NOT NULL,
  payload         text        NOT NULL,
  metadata        text,
  recorded_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT domain_event_once UNIQUE (aggregate_id, sequence_number)
);
CREATE INDEX domain_event_recorded_at ON domain_event USING brin (recorded_at);
CREATE INDEX domain_event_messages ON domain_event (global_index) WHERE aggregate_type = 'message';

-- The newest snapshot of an aggregate that has many events. They save reading, and may be thrown away at any time.
CREATE TABLE snapshot (
  aggregate_id    text     COLLATE "C" PRIMARY KEY,
  aggregate_type  text     COLLATE "C" NOT NULL,
  sequence_number bigint   NOT NULL,
  payload_type    text     COLLATE "C" NOT NULL,
  revision        smallint NOT NULL,
  payload         text     NOT NULL
);

-- What finds an alert: whether there is one, whether its condition may hold, and the incident it last belonged to. The open
-- ones are asked for at start only, by reading all: the rows are narrow, and an index would cost every new alert.
CREATE TABLE alert_head (
  aggregate_id text    COLLATE "C" PRIMARY KEY,
  open         boolean NOT NULL,
  incident     bigint
) WITH (fillfactor = 85);

-- The incidents of a group, counted; the key keeps two nodes from opening the same one twice.
CREATE TABLE incident_of_group (
  group_key  text    COLLATE "C" NOT NULL,
  generation integer NOT NULL,
  number     bigint  NOT NULL,
  PRIMARY KEY (group_key, generation)
);
CREATE SEQUENCE incident_number;

-- The verbatim bodies, compressed by zstd, apart from the events so that retention can drop old days.
CREATE TABLE message_body (
  day  date  NOT NULL,
  id   uuid  NOT NULL,
  size integer NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (day, id)
) PARTITION BY RANGE (day);
ALTER TABLE message_body ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE TABLE message_body_other PARTITION OF message_body DEFAULT;

-- The senders' own names for their deliveries, and for people's commands.
CREATE TABLE idempotency_key (
  scope       text        COLLATE "C" NOT NULL,
  key         text        COLLATE "C" NOT NULL,
  outcome     text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_key_recorded_at ON idempotency_key USING brin (recorded_at);

-- How far each stream has been read: moved on with the events that its records caused.
CREATE TABLE stream_offset (
  topic       text    COLLATE "C" NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- Axon's tokens: how far each event processor has come.
CREATE TABLE token (
  processor  text    COLLATE "C" NOT NULL,
  segment    integer NOT NULL,
  token      bytea,
  token_type text,
  moved_at   text,
  owner      text,
  PRIMARY KEY (processor, segment)
);
