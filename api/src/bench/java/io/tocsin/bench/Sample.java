package io.tocsin.bench;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One alert as a Prometheus with the usual Kubernetes rules sends it: eight labels, three annotations, about 520 bytes.
 *
 * @param number makes it distinct: another number is another alert
 * @param trigger its {@code alertname}
 * @param project its project
 * @param run tells the alerts of one run of the generator from those of another
 * @param startsAt since when it fires
 */
record Sample(int number, String trigger, String project, String run, Instant startsAt) {

    private static final int TRIGGERS = 50;
    private static final int PROJECTS = 10;

    /** That many alerts from the number given on, spread over 50 triggers and 10 projects. */
    static List<Sample> many(int from, int count, String run, Instant startsAt) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> new Sample(
                        number,
                        "KubernetesRule" + number % TRIGGERS,
                        "project-" + number / TRIGGERS % PROJECTS,
                        run,
                        startsAt))
                .toList();
    }

    void appendTo(StringBuilder json, String endsAt) {
        json.append("{\"annotations\":{\"summary\":\"Pod web-").append(number).append(" is not ready\",");
        json.append("\"description\":\"The pod has been in a state other than ready for longer than 15 minutes.\",");
        json.append("\"runbook_url\":\"https://runbooks.example/")
                .append(trigger)
                .append("\"},");
        json.append("\"endsAt\":\"").append(endsAt).append("\",");
        json.append("\"startsAt\":\"").append(Post.render(startsAt)).append("\",");
        json.append("\"generatorURL\":\"http://prometheus.example:9090/graph?g0.expr=up\",");
        json.append("\"labels\":{\"alertname\":\"").append(trigger).append("\",\"cluster\":\"prod\",");
        json.append("\"instance\":\"10.0.")
                .append(number >> 8 & 255)
                .append('.')
                .append(number & 255);
        json.append(":8443\",\"job\":\"")
                .append(run)
                .append("\",\"namespace\":\"ns-")
                .append(number % 20);
        json.append("\",\"pod\":\"web-")
                .append(number)
                .append("\",\"project\":\"")
                .append(project);
        json.append("\",\"severity_level\":\"").append(3 + number % 3).append("\"}}");
    }
}
