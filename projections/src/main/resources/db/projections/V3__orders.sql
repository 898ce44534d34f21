-- Candidates of a search are put in the order of the queue without reading their rows, of which each is on a page of its own.
CREATE INDEX incident_place ON incident (number) INCLUDE (rank, due, severity, opened);

-- The worst first, of these the newest.
CREATE INDEX incident_severity ON incident (severity, opened DESC, number DESC);
