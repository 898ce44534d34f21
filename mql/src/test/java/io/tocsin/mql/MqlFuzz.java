package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tocsin.mql.spec.MqlSpecSuite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for texts that break a promise, guided by which branches they reach. Without {@code -Dtocsin.fuzz=60s} it only tries
 * the texts of the specification, the wrong queries, and what was found before (in {@code MqlFuzzInputs}).
 */
class MqlFuzz {

    private static final int RUNS_BETWEEN_LOOKS = 20_000;
    private static final long GROWTH = 64L << 20;

    private static long runs;
    private static long heapAtFirst;

    // The entries are in the notation of libFuzzer, in which a backslash and a quote are \\x5c and \\x22.
    @MethodSource("known")
    @DictionaryEntries({
        "and",
        "or",
        "not",
        "in",
        "has ~",
        "each(",
        "=~",
        "!~",
        "!=",
        "<=",
        ">=",
        "->",
        "~",
        "as of",
        "order by",
        "desc",
        "limit",
        "every",
        "count",
        "p95(",
        "by",
        "now",
        "today",
        " - ",
        "7d",
        "1h30m",
        "S3",
        "severity",
        "status",
        "opened",
        "flapping",
        "response.time",
        "project",
        "trigger",
        "source",
        "@x",
        "#l1",
        "schedule:",
        "robot:",
        "(?i)",
        ".*",
        "{2,3}",
        "# ",
        "'",
        "\\x0a",
        "\\x22",
        "\\x5c"
    })
    @FuzzTest(maxDuration = "60s")
    void understandsOrRefuses(byte[] utf8) {
        WholeWay.check(new String(utf8, StandardCharsets.UTF_8));
        if (++runs % RUNS_BETWEEN_LOOKS == 0) {
            checkHeap();
        }
    }

    static Stream<byte[]> known() {
        Stream<String> wrong = text("/wrong-queries.txt")
                .lines()
                .filter(line -> line.startsWith(">>> "))
                .map(line -> line.substring(4));
        return Stream.concat(MqlSpecSuite.queries(), wrong).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is left after each text must not pile up. */
    private static void checkHeap() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        heapAtFirst = heapAtFirst == 0 ? used : heapAtFirst;
        assertThat(used).as("bytes of heap after %d texts", runs).isLessThan(heapAtFirst + GROWTH);
    }

    private static String text(String resource) {
        try (InputStream file = MqlFuzz.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(file, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
