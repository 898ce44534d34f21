package io.tocsin.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What there is that trouble can be of, and how it is labelled and told. */
final class Scenery {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final Duration VALUE_FOR = Duration.ofMinutes(12);

    private final List<Customer> customers = Customer.all();
    private final Dice dice;

    Scenery(Dice dice) {
        this.dice = dice;
    }

    /** By how much trouble each has. */
    Customer customer() {
        int hundredth = dice.between(0, 99);
        double sum = 0;
        for (Customer customer : customers) {
            sum += customer.weight() * 100;
            if (hundredth < sum) {
                return customer;
            }
        }
        return customers.getFirst();
    }

    Customer customer(String project) {
        return customers.stream()
                .filter(customer -> customer.project().equals(project))
                .findFirst()
                .orElseThrow();
    }

    /** A new trouble of that kind of something of the customer. */
    Trouble trouble(Kind kind, Customer customer, Instant since) {
        return trouble(kind, customer, Map.of(), since);
    }

    /** @param known labels that are not left to chance */
    Trouble trouble(Kind kind, Customer customer, Map<String, String> known, Instant since) {
        Map<String, String> labels = new TreeMap<>(Map.of("alertname", kind.trigger(), "project", customer.project()));
        labels.putAll(graded(kind.grade()));
        labels.putAll(thing(kind.scope(), customer, since));
        labels.putAll(known);
        int first = dice.between(3, 60);
        return new Trouble(labels, moment -> words(kind, labels, value(first, since, moment)), since);
    }

    /** Of a pod of that service, on some node or on a known one. */
    Map<String, String> pod(Customer customer, String service, Customer.@Nullable Cluster cluster, Instant moment) {
        String[] parts = service.split("/");
        Customer.Cluster chosen = cluster == null ? dice.favour(customer.clusters()) : cluster;
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", chosen.name());
        labels.put("namespace", parts[0]);
        labels.put("deployment", parts[1]);
        labels.put("pod", parts[1] + '-' + release(service, moment) + '-' + dice.suffix(5));
        labels.put("node", chosen.node(dice.between(1, chosen.nodes())));
        return labels;
    }

    private Map<String, String> thing(Scope scope, Customer customer, Instant moment) {
        return switch (scope) {
            case POD -> pod(customer, dice.favour(customer.services()), null, moment);
            case DEPLOYMENT -> {
                Map<String, String> labels = pod(customer, dice.favour(customer.services()), null, moment);
                labels.keySet().removeAll(List.of("pod", "node"));
                yield labels;
            }
            case NODE -> {
                Customer.Cluster cluster = dice.favour(customer.clusters());
                yield Map.of("cluster", cluster.name(), "node", cluster.node(dice.between(1, cluster.nodes())));
            }
            case INGRESS -> Map.of("host", dice.favour(customer.hosts()));
            case DATABASE -> Map.of("server", dice.favour(customer.databases()), "job", "postgres");
            case QUEUE -> Map.of("topic", dice.favour(customer.queues()), "job", "kafka");
            case JOB -> {
                String job = dice.favour(customer.jobs());
                yield Map.of("cluster", customer.clusters().getFirst().name(), "namespace", "jobs", "job_name", job);
            }
            case HARDWARE -> Map.of("host", "dc1-r%02d-s%02d".formatted(dice.between(1, 6), dice.between(1, 20)));
        };
    }

    private static Map<String, String> graded(String grade) {
        return grade.startsWith("S") ? Map.of("severity_level", grade.substring(1)) : Map.of("severity", grade);
    }

    private static Map<String, String> words(Kind kind, Map<String, String> labels, int value) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("summary", filled(kind.summary(), labels, value));
        words.put("description", filled(kind.description(), labels, value));
        words.put("runbook_url", "https://runbooks.example.org/" + kind.trigger());
        kind.extra().forEach((name, text) -> words.put(name, filled(text, labels, value)));
        return words;
    }

    private static String filled(String text, Map<String, String> labels, int value) {
        return PLACE.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            String known = name.equals("value") ? Integer.toString(value) : Objects.toString(labels.get(name), "?");
            return Matcher.quoteReplacement(known);
        });
    }

    /** Numbers in words change with time. */
    private static int value(int first, Instant since, Instant moment) {
        long steps = Duration.between(since, moment).dividedBy(VALUE_FOR);
        return Math.toIntExact(Math.min(97, first + steps * 3));
    }

    /** A service is deployed every few days, and its pods are called otherwise then. */
    private static String release(String service, Instant moment) {
        long days = Math.floorMod(moment.getEpochSecond() / 86_400 + service.length(), 4096) / 3;
        return Long.toHexString(Math.floorMod(service.hashCode() * 31L + days * 2_654_435_761L, 1L << 36));
    }
}
