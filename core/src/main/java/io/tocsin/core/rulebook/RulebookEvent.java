package io.tocsin.core.rulebook;

/** What happened to the rulebook. */
public sealed interface RulebookEvent permits RulebookApplied {}
