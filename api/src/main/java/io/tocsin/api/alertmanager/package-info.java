/**
 * Alertmanager's API, version 2, as far as {@code amtool} and dashboards made for Alertmanager need it: the open alerts, mutes
 * as silences, and a status. Their names and shapes are Alertmanager's, not ours.
 */
@NullMarked
package io.tocsin.api.alertmanager;

import org.jspecify.annotations.NullMarked;
