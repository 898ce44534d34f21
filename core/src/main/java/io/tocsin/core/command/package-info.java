/**
 * People's commands on incidents, one at a time: Axon loads the aggregate, {@link io.tocsin.core.incident.IncidentDecider}
 * decides, Axon appends. The careful path beside the fast one of the intake; both use the same rules. And the rulebook, which
 * people put in force: {@link io.tocsin.core.command.RulebookCommands}.
 */
@NullMarked
package io.tocsin.core.command;

import org.jspecify.annotations.NullMarked;
