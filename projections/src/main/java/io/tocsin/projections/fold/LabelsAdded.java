package io.tocsin.projections.fold;

import java.util.List;

/** What the event at the position added to that by which the incident is found. */
record LabelsAdded(long number, long position, List<Integer> ids) {}
