/**
 * Incidents over HTTP: the list, one, its history, and people's commands on it. Reads what the projections tell and hands
 * commands to {@link io.tocsin.core.command.IncidentCommands}; has no rule of its own.
 */
@NullMarked
package io.tocsin.api.incident;

import org.jspecify.annotations.NullMarked;
