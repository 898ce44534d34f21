package io.tocsin.mql.ruleset;

/**
 * How large a rule set is, for metrics and for people.
 *
 * @param rules how many
 * @param keys values and parts of values by which they are found
 * @param operands labels and fields that are looked at for each alert
 * @param unindexed rules that are compared with every alert, because they need nothing that an index could hold
 * @param bytes of memory, at most; an estimate
 */
public record RuleSetSize(int rules, int keys, int operands, int unindexed, long bytes) {}
