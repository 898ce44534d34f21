package io.tocsin.api.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Real monitoring programs, configured to be quick: everything happens each second, and what Prometheus promises with
 * each alert ({@code endsAt}) holds for four seconds.
 */
final class Monitoring {

    private final Path directory;

    Monitoring(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** A rule for the furnace: the alert of that name, in that project, as severe as S2. */
    static String rule(String alert, String project) {
        return """
                groups:
                  - name: furnaces
                    interval: 1s
                    rules:
                      - alert: %s
                        expr: furnace_hot == 1
                        labels: {project: %s, severity_level: "2", hall: north}
                        annotations:
                          summary: The furnace {{ $labels.instance }} is too hot
                          description: It has value {{ $value }}.
                """.formatted(alert, project);
    }

    /** A Prometheus that watches the furnace and pushes to all receivers; {@code rules} may be empty. */
    RunningProgram prometheus(int port, Furnace furnace, String rules, URI... receivers) throws IOException {
        Path program = Programs.require("prometheus");
        String targets = Arrays.stream(receivers).map(URI::getAuthority).collect(Collectors.joining(", "));
        Files.writeString(directory.resolve("rules.yml"), rules);
        Path configuration =
                Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                alerting:
                  alertmanagers:
                    - static_configs: [{targets: [%s]}]
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: furnaces
                    static_configs: [{targets: ["%s"]}]
                """.formatted(targets, furnace.address()));
        return RunningProgram.start(
                List.of(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--rules.alert.resend-delay=1s",
                        "--web.listen-address=127.0.0.1:" + port),
                directory.resolve("prometheus.log"));
    }

    /** An Alertmanager that tells the webhook at once of every alert, and when it is over. */
    RunningProgram alertmanager(int port, URI webhook) throws IOException {
        Path program = Programs.require("prometheus-alertmanager");
        Path configuration = Files.writeString(directory.resolve("alertmanager.yml"), """
                route: {receiver: tocsin, group_by: [alertname], group_wait: 1s, group_interval: 1s}
                receivers:
                  - name: tocsin
                    webhook_configs: [{url: "%s", send_resolved: true}]
                """.formatted(webhook));
        return RunningProgram.start(
                List.of(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="),
                directory.resolve("alertmanager.log"));
    }

    /** A vmalert that evaluates the rules on the data of that Prometheus and pushes to the receiver. */
    RunningProgram vmalert(int port, int prometheusPort, String rules, URI receiver) throws IOException {
        Path program = Programs.require("vmalert");
        Path file = Files.writeString(directory.resolve("vmalert-rules.yml"), rules);
        return RunningProgram.start(
                List.of(
                        program.toString(),
                        "-rule=" + file,
                        "-datasource.url=http://127.0.0.1:" + prometheusPort,
                        "-notifier.url=" + receiver,
                        "-evaluationInterval=1s",
                        "-httpListenAddr=127.0.0.1:" + port),
                directory.resolve("vmalert.log"));
    }

    /** What {@code amtool alert query} lists as JSON. */
    String amtoolAlerts(URI server) throws IOException, InterruptedException {
        Path program = Programs.require("amtool");
        return RunningProgram.output(
                List.of(program.toString(), "alert", "query", "--alertmanager.url=" + server, "--output=json"),
                directory.resolve("amtool.log"));
    }
}
