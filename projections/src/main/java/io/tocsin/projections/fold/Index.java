package io.tocsin.projections.fold;

import io.tocsin.core.incident.IncidentEvent;

/** By what incidents are found. */
interface Index {

    /** For rows that nobody has to find by it: it is known already. */
    Index NONE = new Index() {
        @Override
        public void hear(AlertRow alert) {}

        @Override
        public void hearSources(AlertRow alert) {}

        @Override
        public void find(IncidentRow incident, AlertRow alert) {}

        @Override
        public void findBySources(IncidentRow incident, AlertRow alert) {}

        @Override
        public void hear(IncidentRow incident, IncidentEvent event) {}
    };

    /** What was told of the alert has its numbers. */
    void hear(AlertRow alert);

    /** Likewise for those who speak of it. */
    void hearSources(AlertRow alert);

    /** The incident is found by what its alert has. */
    void find(IncidentRow incident, AlertRow alert);

    /** Likewise by those who speak of it. */
    void findBySources(IncidentRow incident, AlertRow alert);

    /** What the event says of the incident itself. */
    void hear(IncidentRow incident, IncidentEvent event);
}
