package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("-H 'Content-Type: ([^']+)' [^\n]*<<'EOF'\n(.*?)\nEOF\n", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "Prometheus push, ALERTMANAGER_V2, 1",
        "Alertmanager webhook, ALERTMANAGER_WEBHOOK, 1",
        "Custom event, MADISON_CUSTOM, 1",
        "Native, NATIVE, 2"
    })
    void showsOnlyBodiesThatAreAccepted(String heading, Format format, int examples) throws IOException {
        String manual = Files.readString(Path.of("../docs/formats.md"));
        int start = manual.indexOf("\n## " + heading + "\n");
        Matcher example = EXAMPLE.matcher(manual.substring(start, manual.indexOf("\n## ", start + 1)));

        int found = 0;
        for (; example.find(); found++) {
            byte[] body = example.group(2).getBytes(StandardCharsets.UTF_8);
            Reading reading = Formats.read(Read.delivery(format, example.group(1), body), Read.SENDER);
            assertThat(reading.faults()).as(example.group(2)).isEmpty();
            assertThat(reading.events()).isNotEmpty();
        }
        assertThat(found).isEqualTo(examples);
    }
}
