/**
 * A query as it was understood: names are known fields, values have the type of their field, limits hold. Nothing that
 * works on it meets a user's mistake.
 *
 * <p>Immutable records under sealed interfaces. Owns the meaning of a query's parts; must not read text, nor look at
 * data. Entry: {@link io.tocsin.mql.ast.Query}.
 */
@NullMarked
package io.tocsin.mql.ast;

import org.jspecify.annotations.NullMarked;
