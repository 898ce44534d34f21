package io.tocsin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Starts the packaged jar and the real Alertmanager in turn on the same machine, each with an empty directory, runs the
 * same scenarios against both and prints every result and a table with the targets beside. {@code java -cp … Compare
 * --jar=api/target/tocsin.jar --parts=throughput,memory,start}. Needs Linux for the figures of memory.
 */
public final class Compare {

    private static final Set<String> OPTIONS = Set.of(
            "jar",
            "alertmanager",
            "parts",
            "java-options",
            "memory-java-options",
            "directory",
            "memory-alerts",
            "start-changes");

    private final Options options;
    private final Path directory;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    private Compare(Options options, Path directory, PrintStream out) {
        this.options = options;
        this.directory = directory;
        this.out = out;
    }

    /** Ends with status 1 when a server could not be started or measured, 2 when the command line is not understood. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Set<String> known = new HashSet<>(OPTIONS);
            known.addAll(Load.OPTIONS);
            Options options = Options.parse(arguments, known);
            Path directory = Path.of(options.text(
                    "directory", "target/benchmark-" + ProcessHandle.current().pid()));
            Files.createDirectories(directory);
            new Compare(options, directory.toAbsolutePath(), System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        for (String part : options.text("parts", "throughput,memory,start").split(",")) {
            switch (part) {
                case "throughput" -> throughput();
                case "memory" -> memory();
                case "start" -> startUp();
                default ->
                    throw new IllegalArgumentException(
                            "Expected throughput, memory or start in --parts, but got " + part);
            }
        }
        out.println(Figure.HEAD);
        figures.forEach(figure -> out.println(figure.toRow()));
    }

    private void throughput() throws IOException {
        Map<String, Result> peer = new HashMap<>();
        try (Subject alertmanager = alertmanager("throughput-alertmanager")) {
            scenarios(alertmanager, peer);
        }
        Map<String, Result> tocsin = new HashMap<>();
        try (Subject subject = tocsin("throughput-tocsin", "java-options")) {
            scenarios(subject, tocsin);
        }
        new Verdicts(tocsin, peer).addTo(figures);
    }

    private void scenarios(Subject subject, Map<String, Result> results) throws IOException {
        double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        out.printf(
                Locale.ROOT,
                "%s, load average of the machine before: %.2f%n",
                subject.target().kind(),
                busy);
        for (Scenario scenario : Scenario.values()) {
            Result result = new Load(subject.target(), InstantSource.system())
                    .run(scenario.command(), scenario.settings(options));
            print(subject, result);
            results.put(scenario.name(), result);
        }
    }

    private void memory() throws IOException {
        double[] peer = new double[2];
        try (Subject alertmanager = alertmanager("memory-alertmanager")) {
            resident(alertmanager, peer);
        }
        double[] tocsin = new double[2];
        try (Subject subject = tocsin("memory-tocsin", "memory-java-options")) {
            resident(subject, tocsin);
        }
        String alerts = "%,d firing alerts".formatted(options.number("memory-alerts", 100_000));
        figures.add(Figure.atMost("resident memory, " + alerts, 512, " MB", tocsin[0], peer[0]));
        figures.add(Figure.shown("the same, at most", " MB", tocsin[1], peer[1]));
    }

    private void resident(Subject subject, double[] megabytes) throws IOException {
        Options settings = options.with("alerts", options.number("memory-alerts", 100_000));
        Load load = new Load(subject.target(), InstantSource.system());
        print(subject, load.run("repeats", settings));
        megabytes[0] = subject.megabytes("VmRSS");
        megabytes[1] = subject.megabytes("VmHWM");
    }

    private void startUp() throws IOException, InterruptedException {
        double empty;
        try (Subject subject = tocsin("start-tocsin", "java-options")) {
            empty = subject.startUp().toMillis() / 1e3;
            Options settings = options.with("alerts", options.number("memory-alerts", 100_000))
                    .with("changes", options.number("start-changes", 11));
            print(subject, new Load(subject.target(), InstantSource.system()).run("fill", settings));
        }
        double full;
        try (Subject subject = tocsin("start-tocsin", "java-options")) {
            full = subject.startUp().toMillis() / 1e3;
            subject.kill();
        }
        try (Subject subject = tocsin("start-tocsin", "java-options")) {
            double killed = subject.startUp().toMillis() / 1e3;
            figures.add(Figure.shown("first start, empty directory", " s", empty, Double.NaN));
            figures.add(Figure.atMost("start, 1,000,000 events stored", 10, " s", full, Double.NaN));
            figures.add(Figure.atMost("the same after kill -9", 15, " s", killed, Double.NaN));
        }
    }

    private void print(Subject subject, Result result) {
        out.println(subject.target().kind() + " " + result.toJson());
    }

    private Subject alertmanager(String name) throws IOException {
        Path program = Path.of(options.text("alertmanager", "/usr/bin/prometheus-alertmanager"));
        return Subject.alertmanager(program, Files.createDirectories(directory.resolve(name)));
    }

    private Subject tocsin(String name, String javaOptions) throws IOException {
        String text = options.text(javaOptions, options.text("java-options", ""));
        List<String> split = text.isEmpty() ? List.of() : List.of(text.split(" "));
        Path jar = Path.of(options.text("jar", "api/target/tocsin.jar"));
        return Subject.tocsin(jar, split, Files.createDirectories(directory.resolve(name)));
    }
}
