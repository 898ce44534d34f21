package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real bodies, spoilt at random: whatever comes is read or refused with a place, and remembering changes nothing. */
class MutationTest {

    private static final int ROUNDS = 2_000;

    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1",
            "-",
            "e",
            " ",
            "\n",
            "\\u0000",
            "\\ud800",
            "\u00e9",
            "{}",
            "\"a\":\"b\",",
            "\"labels\":{",
            "\"events\":[",
            "0001-01-01T00:00:00Z",
            "\uD83D\uDE00",
            "\u0000",
            "9",
            "\"plk_");

    static Stream<Arguments> spoiltBodies() {
        return Stream.of(
                Arguments.of(Format.ALERTMANAGER_V2, "prometheus-firing.json"),
                Arguments.of(Format.ALERTMANAGER_V2, "prometheus-plk.json"),
                Arguments.of(Format.ALERTMANAGER_V2, "vmalert-plk.json"),
                Arguments.of(Format.ALERTMANAGER_WEBHOOK, "alertmanager-webhook-resolved.json"),
                Arguments.of(Format.MADISON_CUSTOM, "custom-deploy.json"),
                Arguments.of(Format.NATIVE, "native-events.json"),
                Arguments.of(Format.NATIVE, "native-lines.ndjson"));
    }

    @ParameterizedTest
    @MethodSource
    void spoiltBodies(Format format, String file) throws IOException {
        long seed = System.nanoTime();
        System.out.println("MutationTest " + file + " seed " + seed);
        Random random = new Random(seed);
        byte[] good = bytes(file);
        Repeats repeats = new Repeats(256, 1 << 20);
        String type = file.endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = spoil(good, random);
            String place = "seed " + seed + " round " + round;
            Reading reading = Formats.read(Read.delivery(format, type, body), Read.SENDER, repeats);
            Reading fresh = Formats.read(Read.delivery(format, type, body), Read.SENDER, new Repeats(4, 0));

            assertThat(reading)
                    .as(() -> place + ": " + new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(fresh);
            assertThat(reading.faults())
                    .as(() -> place + ": " + new String(body, StandardCharsets.UTF_8))
                    .allSatisfy(MutationTest::hasAPlace);
            assertThat(reading.events())
                    .as(() -> place + ": " + new String(body, StandardCharsets.UTF_8))
                    .allSatisfy(Sound::check);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void timeGrowsNoFasterThanTheBody(Format format) {
        for (String unit : List.of(
                "{},", "{\"a\":", "[", "\"", "\\u0000", "{\"labels\":{\"b\":\"1\",\"a\":1}},", "\n", "\u0416")) {
            String body = "[" + unit.repeat(2_000_000 / unit.length());

            assertThat(time(format, body)).as(unit).isLessThan(Duration.ofSeconds(5));
        }
    }

    /** Of this thread alone: other work on the machine does not count. */
    private static Duration time(Format format, String body) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(Read.body(format, body).events()).isEmpty();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    private static void hasAPlace(Fault fault) {
        assertThat(fault.message())
                .startsWith("Expected ")
                .doesNotContain("reading it failed")
                .doesNotContain("\u0000");
        assertThat(fault.line()).isPositive();
        assertThat(fault.column()).isPositive();
    }

    private static byte[] spoil(byte[] good, Random random) {
        byte[] body = good.clone();
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(body.length + 1);
            int to = Math.min(body.length, at + random.nextInt(4) * random.nextInt(40));
            body = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(body, at);
                case 1 -> join(body, at, new byte[0], to);
                case 2 ->
                    join(body, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), at);
                case 3 -> join(body, at, new byte[] {(byte) random.nextInt(256)}, Math.min(body.length, at + 1));
                case 4 -> join(body, at, Arrays.copyOfRange(body, at, to), at);
                default ->
                    join(body, at, PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8), to);
            };
        }
        return body;
    }

    private static byte[] join(byte[] body, int from, byte[] piece, int to) {
        byte[] joined = new byte[from + piece.length + body.length - to];
        System.arraycopy(body, 0, joined, 0, from);
        System.arraycopy(piece, 0, joined, from, piece.length);
        System.arraycopy(body, to, joined, from + piece.length, body.length - to);
        return joined;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(MutationTest.class.getResourceAsStream("/format/" + file), file)) {
            return in.readAllBytes();
        }
    }
}
