package io.tocsin.mql.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole text as it is written.
 *
 * @param condition null when there is none, or none that could be read
 * @param clauses in the order written, some maybe twice
 */
public record SyntaxTree(
        @Nullable Syntax condition,
        List<Syntax.Clause> clauses,
        Syntax.@Nullable Figures figures,
        Syntax.@Nullable Route route) {}
