/**
 * Runbooks: read from folders, again whenever a file changes, matched to incidents, and shown.
 * {@link io.tocsin.api.runbook.RunbookShelf} is what the others ask. What stands in a file is written by people and made
 * harmless before a browser sees it. Decides nothing about incidents.
 */
@NullMarked
package io.tocsin.api.runbook;

import org.jspecify.annotations.NullMarked;
