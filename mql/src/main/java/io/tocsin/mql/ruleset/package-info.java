/**
 * Thousands of rules that are asked together: which is the first that an alert satisfies, or all, and why.
 *
 * <p>{@link io.tocsin.mql.ruleset.RuleReader} reads a text of rules; {@link io.tocsin.mql.ruleset.RuleSet} compiles rules
 * into an index over what each requires (equal texts, parts of texts, labels that must be there), so that an alert is only
 * compared with the few that could match it, most
 * of which a guard of a few bits turns away unseen; {@link io.tocsin.mql.ruleset.IncidentRuleSet} does the same for incidents with their alerts;
 * {@link io.tocsin.mql.ruleset.Why} tells which conditions decided. Must not
 * mean anything by itself: the answer is always that of {@link io.tocsin.mql.predicate.Predicates}, rule by rule.
 */
@NullMarked
package io.tocsin.mql.ruleset;

import org.jspecify.annotations.NullMarked;
