package io.tocsin.projections.fold;

/** The alert belongs to the incident, from the event at the position on or again. */
record Membership(long number, long fingerprint, long position) {}
