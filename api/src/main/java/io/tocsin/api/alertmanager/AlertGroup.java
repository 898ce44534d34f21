package io.tocsin.api.alertmanager;

import java.util.List;
import java.util.Map;

/** Alerts that have the labels in common. */
record AlertGroup(List<GettableAlert> alerts, Map<String, String> labels, GettableAlert.Receiver receiver) {}
