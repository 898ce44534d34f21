-- When each source spoke last, written every few seconds at most, and whether its last domain event says that it is silent.
CREATE TABLE source_heard (
  name     text        COLLATE "C" PRIMARY KEY,
  heard_at timestamptz NOT NULL,
  silent   boolean     NOT NULL DEFAULT false
) WITH (fillfactor = 85);
