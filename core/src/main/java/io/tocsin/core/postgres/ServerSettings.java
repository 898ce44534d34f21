package io.tocsin.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The server's settings, given on its command line at every start: there they outrank {@code postgresql.conf} and
 * {@code ALTER SYSTEM}, and a newer Tocsin changes them by itself.
 */
final class ServerSettings {

    /** What a 2xx rests on; asserted with SHOW after each start. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Set<String> OWNED = Set.of(
            "listen_addresses",
            "port",
            "unix_socket_directories",
            "data_directory",
            "hba_file",
            "cluster_name",
            "logging_collector",
            "log_destination",
            "lc_messages");

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("max_connections", "100"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("min_wal_size", "512MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("idle_in_transaction_session_timeout", "60s"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private ServerSettings() {}

    static void requireAllowed(Map<String, String> chosen) {
        for (String name : chosen.keySet()) {
            String key = name.toLowerCase(Locale.ROOT);
            if (!key.matches("[a-z_][a-z0-9_.]*")) {
                throw new EmbeddedPostgresException(
                        "Expected the name of a PostgreSQL setting, but got \"" + name + "\".");
            }
            if (DURABLE.containsKey(key) || OWNED.contains(key)) {
                throw new EmbeddedPostgresException("The PostgreSQL setting \"" + name
                        + "\" belongs to Tocsin: what it acknowledged must survive a crash, and its server stays on"
                        + " loopback. Remove it from the settings.");
            }
        }
    }

    /** As {@code -c name=value} arguments; the later ones win, so that nothing replaces the durable ones. */
    static List<String> arguments(
            Map<String, String> chosen, Map<String, String> detected, String clusterName, int port) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(detected);
        chosen.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        all.putAll(DURABLE);
        all.putAll(owned(clusterName, port));
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    private static Map<String, String> owned(String clusterName, int port) {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "cluster_name", clusterName,
                "logging_collector", "off",
                "log_destination", "stderr",
                "lc_messages", "C");
    }
}
