package io.tocsin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;

/**
 * Drives one running server with one scenario and prints a table and a line of JSON. {@code java Load.java repeats
 * --url=http://127.0.0.1:8080 --post=64}: the scenarios are repeats, fresh, latency, fill and mixed; {@code
 * --kind=alertmanager} tells that the server is the real one.
 */
public final class Load {

    static final Set<String> OPTIONS = Set.of(
            "url",
            "kind",
            "alerts",
            "post",
            "connections",
            "seconds",
            "warm-up",
            "warm-up-alerts",
            "count",
            "warm-up-count",
            "changes",
            "promise");

    private final Target target;
    private final InstantSource clock;

    Load(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    /** Ends with status 2 and a message when the command line is not understood. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        try {
            Options options = Options.parse(arguments, OPTIONS);
            Target target = new Target(
                    URI.create(options.text("url", "http://127.0.0.1:8080")),
                    Target.Kind.valueOf(options.text("kind", "tocsin").toUpperCase(Locale.ROOT)));
            Result result = new Load(target, InstantSource.system()).run(options.word(0, "repeats"), options);
            Result.HEAD.forEach(out::println);
            out.println(result.toRow());
            out.println(result.toJson());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    Result run(String scenario, Options options) throws IOException {
        return switch (scenario) {
            case "repeats" -> new Repeats(target, clock).run(options);
            case "fresh" -> new Fresh(target, clock).run(options);
            case "latency" -> new Single(target, clock).run(options);
            case "fill" -> new Fill(target, clock).run(options);
            case "mixed" -> new Mixed(target, clock).run(options);
            default ->
                throw new IllegalArgumentException(
                        "Expected one of repeats, fresh, latency, fill, mixed, but got " + scenario);
        };
    }
}
