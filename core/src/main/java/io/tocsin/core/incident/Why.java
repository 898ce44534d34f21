package io.tocsin.core.incident;

/**
 * Who decided: the version of the rulebook and the words of the rule.
 *
 * @param rulebook its version; 0 is the built-in one
 */
public record Why(long rulebook, String routing, String grouping) {}
