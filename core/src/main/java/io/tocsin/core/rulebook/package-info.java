/**
 * The rulebook: one YAML document with the matrix, projects, teams and sources; validated whole, every error with its
 * line. {@link io.tocsin.core.rulebook.RulebookReader} reads it, {@link io.tocsin.core.rulebook.Rulebook} answers from
 * it. {@link io.tocsin.core.rulebook.RunbookReader} reads a runbook, with the same care. It opens no files and keeps no
 * versions.
 */
@NullMarked
package io.tocsin.core.rulebook;

import org.jspecify.annotations.NullMarked;
