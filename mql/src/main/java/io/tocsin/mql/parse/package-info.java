/**
 * From text to a tree of what is written there, by the grammar {@code Mql.g4}.
 *
 * <p>The only package that knows ANTLR. Finds mistakes of form and goes on behind them, so that all are told at once; must
 * not know fields or types. Lexer and parser of the grammar repair nothing: no token is inserted or deleted. Entry:
 * {@link io.tocsin.mql.parse.SyntaxReader}.
 */
@NullMarked
package io.tocsin.mql.parse;

import org.jspecify.annotations.NullMarked;
