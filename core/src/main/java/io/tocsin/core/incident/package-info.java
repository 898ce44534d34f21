/**
 * The incident: the unit of human work, always in somebody's hands. {@link io.tocsin.core.incident.IncidentDecider}
 * decides, {@link io.tocsin.core.incident.IncidentState} evolves; both are pure.
 */
@NullMarked
package io.tocsin.core.incident;

import org.jspecify.annotations.NullMarked;
