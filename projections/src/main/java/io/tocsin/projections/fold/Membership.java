package io.tocsin.projections.fold;

/** The alert belongs to the incident, from now on or again. */
record Membership(long number, long fingerprint) {}
