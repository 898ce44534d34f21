package io.tocsin.api.demo;

import java.util.List;
import java.util.Map;

/** What people write. */
final class Phrases {

    static final List<String> TAKING = List.of(
            "I am on it",
            "looking",
            "mine",
            "seen, checking the dashboards",
            "on it, coffee first",
            "same as yesterday, I think");

    static final List<String> FINDING = List.of(
            "Began right after the deployment of this morning, comparing the two versions",
            "One pod only; the others are fine",
            "Latency of the database is up as well, this is probably not the service itself",
            "Logs are full of `connection reset by peer`",
            "Restarting did not help",
            "Restarted it; watching for ten minutes",
            "The node has been under pressure since the last reboot",
            "Customers have noticed: two tickets so far",
            "Nothing unusual in the traffic",
            "Rolled back to the version before",
            "Asked the provider, ticket is open",
            "It comes at the same minute every hour: a cron job?",
            "Memory grows by about 2 % an hour, it is a leak and no peak");

    static final List<String> HANDING = List.of(
            "this is yours: the database is the cause",
            "my shift ends, all I know is above",
            "needs somebody who knows this service",
            "please look at the node, the service is fine",
            "not ours, wrong routing?");

    static final List<String> DECLINING = List.of(
            "the database is fine, see the dashboard",
            "not before tomorrow, sorry",
            "we did not deploy anything today");

    static final List<String> SNOOZING = List.of(
            "waits for the provider",
            "known, fix goes out tonight",
            "disk is ordered",
            "nobody uses it before the morning",
            "the import will be done in an hour");

    static final List<String> STILL_FIRING = List.of(
            "Accepted until the migration; the alert will be changed",
            "The check is wrong, ticket for monitoring is open");

    private static final List<String> ORDINARY = List.of(
            "restarted, watched for ten minutes",
            "went away by itself, cause unknown",
            "rolled back",
            "fixed by a new release",
            "a change of configuration, reverted");

    private static final Map<String, List<String>> BY_TRIGGER = Map.ofEntries(
            Map.entry(
                    "KubePodCrashLooping",
                    List.of(
                            "rolled back to the version before",
                            "a secret was missing; added it and restarted",
                            "out of memory at start: raised the limit to 768Mi",
                            "readiness probe was too strict, 5 s → 15 s")),
            Map.entry(
                    "NodeFilesystemAlmostFull",
                    List.of(
                            "`crictl rmi --prune` freed 40 GB",
                            "old logs deleted, rotation was off",
                            "a bigger disk: 200 → 400 GB")),
            Map.entry(
                    "IngressErrors5xx",
                    List.of(
                            "rolled back checkout",
                            "upstream had too few replicas, 3 → 6",
                            "a bad node was cordoned",
                            "payment provider was down, back since")),
            Map.entry(
                    "PostgresReplicationLag",
                    List.of("a long report on the replica was cancelled", "an index was built, over now")),
            Map.entry(
                    "PostgresConnectionsNearLimit",
                    List.of("pool of the new service was 100, is 20 now", "idle sessions closed; timeout set")),
            Map.entry(
                    "KafkaConsumerLag",
                    List.of("a poison message was skipped", "two more consumers", "caught up by itself")),
            Map.entry("CertificateExpiresSoon", List.of("renewed by hand; the DNS challenge works again")),
            Map.entry("BackupFailed", List.of("ran it again, good; the bucket was full", "credentials had expired")),
            Map.entry(
                    "KubeJobFailed",
                    List.of("started again with more memory", "input was broken, asked for a new file")),
            Map.entry("NodeDown", List.of("power supply replaced", "kernel panic; firmware updated and rebooted")),
            Map.entry("RaidDegraded", List.of("disk replaced, array is rebuilt")),
            Map.entry(
                    "KubeContainerMemoryNearLimit",
                    List.of("restarted, as the times before; the leak is being looked for")),
            Map.entry("TargetDown", List.of("the exporter hung, restarted", "network policy was too tight")));

    private Phrases() {}

    static List<String> resolutions(String trigger) {
        return BY_TRIGGER.getOrDefault(trigger, ORDINARY);
    }
}
