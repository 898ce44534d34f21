package io.tocsin.core.rulebook;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Expression;

/** How severe an event is whose sender does not say. */
record SeverityRule(int line, Expression expression, Severity severity) {}
