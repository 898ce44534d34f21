package io.tocsin.api.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kind of trouble that monitoring knows.
 *
 * @param grade the label {@code severity}, or {@code S5} to {@code S9}: the label {@code severity_level}
 * @param perDay how often it happens in all projects together
 * @param median half of them are over sooner
 * @param summary with {@code {label}} and {@code {value}}
 * @param extra annotations beside those
 */
record Kind(
        String trigger,
        Scope scope,
        String grade,
        double perDay,
        Duration median,
        String summary,
        String description,
        Map<String, String> extra) {

    static List<Kind> all() {
        List<Kind> all = new ArrayList<>(kubernetes());
        all.addAll(traffic());
        all.addAll(machines());
        all.addAll(data());
        all.addAll(chores());
        return all;
    }

    private static List<Kind> kubernetes() {
        return List.of(
                kind(
                        "KubePodCrashLooping",
                        Scope.POD,
                        "warning",
                        8,
                        25,
                        "Pod {namespace}/{pod} is crash looping",
                        "The container {deployment} was restarted {value} times within ten minutes. The last lines of its log tell why."),
                kind(
                        "KubePodNotReady",
                        Scope.POD,
                        "warning",
                        5,
                        15,
                        "Pod {namespace}/{pod} is not ready",
                        "It has not been ready for more than 10 minutes."),
                kind(
                        "KubeDeploymentReplicasMismatch",
                        Scope.DEPLOYMENT,
                        "warning",
                        4,
                        20,
                        "Deployment {namespace}/{deployment} has too few replicas",
                        "It has {value} replicas less than it wants."),
                kind(
                        "KubeHpaMaxedOut",
                        Scope.DEPLOYMENT,
                        "info",
                        3,
                        45,
                        "Autoscaler of {namespace}/{deployment} is at its maximum",
                        "It has wanted more replicas than it may have for 15 minutes."),
                kind(
                        "CPUThrottlingHigh",
                        Scope.DEPLOYMENT,
                        "info",
                        5,
                        30,
                        "CPU of {namespace}/{deployment} is throttled",
                        "{value} % of its CPU periods were throttled."),
                kind(
                        "ImagePullBackOff",
                        Scope.POD,
                        "warning",
                        2,
                        18,
                        "Image of {namespace}/{pod} cannot be pulled",
                        "The registry answered with 5xx, or the tag does not exist."));
    }

    private static List<Kind> traffic() {
        return List.of(
                kind(
                        "IngressErrors5xx",
                        Scope.INGRESS,
                        "critical",
                        4,
                        9,
                        "{host} answers {value} % of requests with 5xx",
                        "Customers see errors. Look at the newest deployment behind {host} first."),
                kind(
                        "IngressLatencyHigh",
                        Scope.INGRESS,
                        "warning",
                        3,
                        14,
                        "{host} is slow",
                        "The 95th percentile has been above 2 s for five minutes, now {value}00 ms."),
                kind(
                        "ProbeFailed",
                        Scope.INGRESS,
                        "critical",
                        1.2,
                        6,
                        "{host} cannot be reached from outside",
                        "Probes from two places failed."),
                kind(
                        "LatencyP99High",
                        Scope.DEPLOYMENT,
                        "warning",
                        5,
                        12,
                        "{namespace}/{deployment} is slow",
                        "p99 is {value}0 ms, which is above its objective."),
                kind(
                        "ErrorBudgetBurn",
                        Scope.DEPLOYMENT,
                        "critical",
                        1.4,
                        35,
                        "{namespace}/{deployment} burns its error budget",
                        "At this rate the budget of the month is spent within {value} hours."),
                kind(
                        "TargetDown",
                        Scope.DEPLOYMENT,
                        "warning",
                        3,
                        10,
                        "Targets of {namespace}/{deployment} are down",
                        "{value} % of its targets cannot be scraped."));
    }

    private static List<Kind> machines() {
        return List.of(
                kind(
                        "NodeFilesystemAlmostFull",
                        Scope.NODE,
                        "warning",
                        2.5,
                        260,
                        "/var/lib/containerd on {node} is {value} % full",
                        "At this rate it is full within a day. `crictl rmi --prune` frees what nobody uses."),
                kind(
                        "NodeMemoryPressure",
                        Scope.NODE,
                        "warning",
                        2,
                        22,
                        "{node} runs out of memory",
                        "{value} % of its memory is in use; pods will be evicted."),
                kind(
                        "NodeLoadHigh",
                        Scope.NODE,
                        "info",
                        4,
                        30,
                        "Load of {node} is high",
                        "Load by core has been above 2 for 15 minutes."),
                kind(
                        "NodeNetworkErrors",
                        Scope.NODE,
                        "warning",
                        1,
                        40,
                        "{node} drops packets",
                        "{value} errors a second on eth0."),
                kind(
                        "HostUnreachable",
                        Scope.HARDWARE,
                        "critical",
                        0.5,
                        20,
                        "{host} does not answer",
                        "Neither ping nor its management controller."),
                kind(
                        "RaidDegraded",
                        Scope.HARDWARE,
                        "warning",
                        0.25,
                        600,
                        "A disk of {host} has failed",
                        "The array goes on without spare. Order a disk."),
                kind(
                        "DiskSmartErrors",
                        Scope.HARDWARE,
                        "S6",
                        0.4,
                        1500,
                        "A disk of {host} will fail",
                        "SMART counts {value} reallocated sectors."));
    }

    private static List<Kind> data() {
        return List.of(
                kind(
                        "PostgresReplicationLag",
                        Scope.DATABASE,
                        "warning",
                        2.5,
                        18,
                        "{server} lags behind its primary",
                        "By {value} seconds."),
                kind(
                        "PostgresConnectionsNearLimit",
                        Scope.DATABASE,
                        "warning",
                        2,
                        25,
                        "{server} is nearly out of connections",
                        "{value} % of max_connections are in use."),
                kind(
                        "PostgresDeadlocks",
                        Scope.DATABASE,
                        "info",
                        2,
                        10,
                        "Deadlocks on {server}",
                        "{value} within five minutes."),
                kind(
                        "PostgresDown",
                        Scope.DATABASE,
                        "critical",
                        0.3,
                        11,
                        "{server} is down",
                        "Nobody can connect. Look whether the replica took over."),
                kind(
                        "KafkaConsumerLag",
                        Scope.QUEUE,
                        "warning",
                        3,
                        24,
                        "Consumers of {topic} lag behind",
                        "{value} thousand messages wait."),
                kind(
                        "KafkaUnderReplicated",
                        Scope.QUEUE,
                        "critical",
                        0.5,
                        16,
                        "Partitions of {topic} are under-replicated",
                        "{value} partitions have fewer replicas than they should."));
    }

    private static List<Kind> chores() {
        return List.of(
                kind(
                        "CertificateExpiresSoon",
                        Scope.INGRESS,
                        "S6",
                        0.6,
                        1800,
                        "The certificate of {host} expires soon",
                        "In {value} days. Its renewal failed."),
                kind(
                        "BackupFailed",
                        Scope.DATABASE,
                        "S5",
                        0.8,
                        700,
                        "Backup of {server} failed",
                        "The newest good one is {value} hours old."),
                kind(
                        "KubeJobFailed",
                        Scope.JOB,
                        "warning",
                        2.5,
                        150,
                        "Job {job_name} failed",
                        "It gave up after {value} tries."),
                kind(
                        "DeprecatedApiInUse",
                        Scope.DEPLOYMENT,
                        "S9",
                        0.8,
                        2000,
                        "{namespace}/{deployment} uses a deprecated API",
                        "It goes with the next version of Kubernetes."),
                kind(
                        "ImageOutdated",
                        Scope.DEPLOYMENT,
                        "S8",
                        1.2,
                        1500,
                        "The image of {namespace}/{deployment} is old",
                        "It was built {value} weeks ago."));
    }

    private static Kind kind(
            String trigger, Scope scope, String grade, double perDay, int minutes, String summary, String description) {
        return new Kind(trigger, scope, grade, perDay, Duration.ofMinutes(minutes), summary, description, Map.of());
    }
}
