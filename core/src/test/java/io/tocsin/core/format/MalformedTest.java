package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Fault;
import io.tocsin.core.message.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a body is told with its place. In the bodies here a {@code ¦} marks the place that the fault must name. */
class MalformedTest {

    private static final String DEEP = "[".repeat(50) + "]".repeat(50);

    /** A value, whether it spoils the whole body, and what is told. */
    private record Bad(String value, boolean whole, String message) {}

    private static final List<Bad> VALUES = List.of(
            new Bad("¦1", false, "Expected text, but it is a number"),
            new Bad("¦-1.5e3", false, "Expected text, but it is a number"),
            new Bad("¦true", false, "Expected text, but it is a boolean"),
            new Bad("¦null", false, "Expected text, but it is null"),
            new Bad("¦{\"a\": [\"b\"]}", false, "Expected text, but it is an object"),
            new Bad("¦[]", false, "Expected text, but it is an array"),
            new Bad("¦\"a\\u0000b\"", false, "holds the character NUL"),
            new Bad("¦\"a\\ud800b\"", false, "one half of a surrogate pair (\\ud800)"),
            new Bad("¦\"\\udc00\\ud800\"", false, "one half of a surrogate pair (\\udc00)"),
            new Bad("¦\"" + "x".repeat(65_537) + "\"", false, "Expected at most 64 KiB of text"),
            new Bad("¦\"" + "ж".repeat(32_769) + "\"", false, "Expected at most 64 KiB of text"),
            new Bad("\"ab¦␀c\"", true, "Expected text in UTF-8, but there is a zero byte (NUL)"),
            new Bad("\"ab¦☠c\"", true, "Expected text in UTF-8, but there is one half of a surrogate pair"),
            new Bad("\"ab¦☣c\"", true, "Expected text in UTF-8, but the byte 0xFF"),
            new Bad("NaN¦", true, "Expected JSON, but: Non-standard token 'NaN'"),
            new Bad("¦'x'", true, "Expected JSON, but: Unexpected character"),
            new Bad("¦" + DEEP, true, "Expected at most 32 levels of nesting, but there are more"),
            new Bad("¦" + "1".repeat(101), true, "Expected numbers of at most 100 digits"),
            new Bad("\"a¦\nb\"", true, "Expected JSON, but: Illegal unquoted character"),
            new Bad("\"a\\¦q\"", true, "Expected JSON, but: Unrecognized character escape"));

    static Stream<Arguments> badValues() {
        return Arrays.stream(Format.values())
                .filter(format -> format != Format.UNKNOWN)
                .flatMap(format -> VALUES.stream().map(bad -> Arguments.of(format, bad)));
    }

    @ParameterizedTest
    @MethodSource
    void badValues(Format format, Bad bad) {
        Marked body = Marked.of(body(format).replace("%s", bad.value));

        Fault fault = fault(format, body);

        assertThat(fault.message()).contains(bad.message);
        assertThat(fault.pointer()).startsWith(pointer(format));
        assertThat(fault.index()).isEqualTo(bad.whole ? null : 0);
        if (!bad.value.equals("¦" + DEEP) && !bad.message.contains("digits") && !bad.message.contains("JSON, but")) {
            assertThat(fault).extracting(Fault::line, Fault::column).containsExactly(body.line, body.column);
        }
        assertThat(fault.line()).isGreaterThanOrEqualTo(body.line);
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void aBodyWithoutFaultIsNotRefused(Format format) {
        assertThat(Read.body(format, body(format).replace("%s", "\"x\"")).faults())
                .isEmpty();
        assertThat(Read.body(format, body(format).replace("%s", "\"" + "x".repeat(65_536) + "\""))
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void everyTruncatedBodyIsRefusedAtItsEnd(Format format) {
        byte[] body = body(format).replace("%s", "\"жx\"").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < body.length; length++) {
            Reading reading = read(format, Arrays.copyOf(body, length));

            assertThat(reading.rejected()).as("%s bytes", length).isTrue();
            assertThat(reading.faults()).singleElement().satisfies(fault -> {
                assertThat(fault.index()).isNull();
                assertThat(fault.line()).isNotNull();
                assertThat(fault.column()).isNotNull();
                assertThat(fault.message()).startsWith("Expected ");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void emptyBodiesAreRefused(Format format) {
        for (String body : List.of("", " ", "\n\t \r\n", "\uFEFF", "\uFEFF \n")) {
            assertThat(Read.fault(format, body).message()).isEqualTo("Expected a body, but it is empty");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void whatFollowsTheDocumentIsRefused(Format format) {
        for (String more : List.of("¦x", " ¦]", "\n¦1")) {
            Marked body = Marked.of(body(format).replace("%s", "\"x\"") + more);

            assertThat(fault(format, body)).satisfies(fault -> {
                assertThat(fault.index()).isNull();
                assertThat(fault.line()).isEqualTo(body.line);
                assertThat(fault.message()).startsWith("Expected ");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void bodiesOfAnotherKindAreRefused(Format format) {
        for (String body :
                List.of("1", "\"x\"", "true", "null", "x", "<html>", "a=b&c=d", DEEP, "{\"a\":" + DEEP + "}")) {
            assertThat(Read.fault(format, body)).satisfies(fault -> {
                assertThat(fault.line()).isEqualTo(1);
                assertThat(fault.message()).startsWith("Expected ");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void utf16IsRefused(Format format) {
        byte[] text = body(format).replace("%s", "\"x\"").getBytes(StandardCharsets.UTF_16);
        byte[] plain = body(format).replace("%s", "\"x\"").getBytes(StandardCharsets.UTF_16LE);

        assertThat(read(format, text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .isEqualTo("Expected text in UTF-8, but the byte 0xFE is not part of a character here"));
        assertThat(read(format, plain).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .isEqualTo("Expected text in UTF-8, but there is a zero byte (NUL)"));
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void namesAreTextAsWell(Format format) {
        for (String name : List.of("a\\u0000", "")) {
            Fault fault = Read.fault(format, body(format).replace("\"é\": %s", "\"" + name + "\": \"x\""));

            assertThat(fault.index()).isZero();
            assertThat(fault.pointer())
                    .doesNotContain("\u0000")
                    .startsWith(pointer(format).replace("é", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void halfASurrogatePairInANameIsMalformed(Format format) {
        for (String name : List.of("a\\udfff", "a\\ud800b")) {
            Fault fault = Read.fault(format, body(format).replace("\"é\": %s", "\"" + name + "\": \"x\""));

            assertThat(fault.index()).isNull();
            assertThat(fault.pointer()).isNotNull();
            assertThat(fault.message()).containsIgnoringCase("surrogate");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void aNameWithTwoValuesIsRefusedAtTheSecond(Format format) {
        Marked body = Marked.of(body(format).replace("%s", "\"x\", \"a\": \"1\", \"é\": ¦\"y\""));

        assertThat(fault(format, body)).satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer(format));
            assertThat(fault.column()).isEqualTo(body.column);
            assertThat(fault.message()).isEqualTo("Expected one value of \"é\", but there are two different ones");
        });
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void aNameThatIsTooLongIsRefused(Format format) {
        String body = body(format).replace("%s", "\"x\"");

        assertThat(Read.body(format, body.replace("é", "x".repeat(1_000))).faults())
                .isEmpty();
        assertThat(Read.fault(format, body.replace("é", "x".repeat(2_000))).message())
                .isEqualTo("Expected names of at most 1024 bytes, but one is longer");
    }

    @ParameterizedTest
    @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void aThousandLabelsAreEnough(Format format) {
        String body = body(format);
        int present = body.contains("alertname") || body.contains("\"labels\": {\"trigger\"") ? 2 : 1;

        assertThat(Read.body(format, body.replace("%s", "\"x\"" + labels(1_000 - present)))
                        .faults())
                .isEmpty();
        assertThat(Read.fault(format, body.replace("%s", "\"x\"" + labels(1_001 - present)))
                        .message())
                .isEqualTo("Expected at most 1,000 labels, but there are more");
    }

    @Test
    void aBodyOfAnUnknownFormatIsRefusedUnread() {
        for (String body : List.of("", "[]", "{\"trigger\":\"A\"}")) {
            assertThat(Read.fault(Format.UNKNOWN, body).message())
                    .isEqualTo(
                            "Expected one of the formats alertmanager-v2, alertmanager-webhook, madison-custom, native,"
                                    + " but it is another");
        }
    }

    @Test
    void aWrongElementSeparatorIsNamed() {
        assertThat(fault(Format.ALERTMANAGER_V2, Marked.of("[{}¦;{}]")).message())
                .isEqualTo("Expected , or ] after an element, but there is ';'");
        for (String text : List.of("[{},¦]", "[¦,{}]", "[{},¦,{}]")) {
            Marked body = Marked.of(text);
            assertThat(fault(Format.ALERTMANAGER_V2, body)).satisfies(fault -> {
                assertThat(fault.column()).isEqualTo(body.column);
                assertThat(fault.message()).startsWith("Expected an element, but there is ");
            });
        }
    }

    /** A body of each format with a hole for the value of a label. */
    private static String body(Format format) {
        return switch (format) {
            case ALERTMANAGER_V2 -> "[\n {\"labels\": {\"alertname\": \"A\", \"é\": %s}}\n]";
            case ALERTMANAGER_WEBHOOK ->
                "{\"version\": \"4\",\n \"alerts\": [{\"status\": \"firing\", \"labels\": {\"alertname\": \"A\", \"é\": %s}}]}";
            case MADISON_CUSTOM -> "{\n\n\"labels\": {\"trigger\": \"A\", \"é\": %s}}";
            case NATIVE -> "{\"events\": [\n\n {\"trigger\": \"A\", \"labels\": {\"é\": %s}}]}";
            case UNKNOWN -> throw new IllegalArgumentException("No body is of an unknown format");
        };
    }

    private static String pointer(Format format) {
        return switch (format) {
            case ALERTMANAGER_V2 -> "/0/labels/é";
            case ALERTMANAGER_WEBHOOK -> "/alerts/0/labels/é";
            case MADISON_CUSTOM -> "/labels/é";
            case NATIVE -> "/events/0/labels/é";
            case UNKNOWN -> throw new IllegalArgumentException("No body is of an unknown format");
        };
    }

    private static String labels(int count) {
        StringBuilder labels = new StringBuilder();
        for (int i = count; i > 0; i--) {
            labels.append(", \"l").append(i).append("\": \"v\"");
        }
        return labels.toString();
    }

    private static Fault fault(Format format, Marked body) {
        Reading reading = read(format, body.bytes);
        assertThat(reading.events()).isEmpty();
        assertThat(reading.faults()).hasSize(1);
        return reading.faults().getFirst();
    }

    private static Reading read(Format format, byte[] body) {
        return Formats.read(Read.delivery(format, "application/json", body), Read.SENDER);
    }

    /** A body without its mark, and where the mark was. ␀ stands for a zero byte, ☠ for half a surrogate pair, ☣ for 0xFF. */
    private record Marked(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
            @Nullable Integer line,
            @Nullable Integer column) {

        static Marked of(String text) {
            String before = text.substring(0, text.indexOf('¦'));
            int lineStart = before.lastIndexOf('\n') + 1;
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            return new Marked(bytes(text.replace("¦", "")), line, before.length() - lineStart + 1);
        }

        private static byte[] bytes(String text) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            text.codePoints()
                    .forEach(c -> bytes.writeBytes(
                            switch (c) {
                                case '␀' -> new byte[] {0};
                                case '☠' -> new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
                                case '☣' -> new byte[] {(byte) 0xFF};
                                default -> Character.toString(c).getBytes(StandardCharsets.UTF_8);
                            }));
            return bytes.toByteArray();
        }
    }
}
