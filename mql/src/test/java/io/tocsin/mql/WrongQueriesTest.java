package io.tocsin.mql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.schema.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people read who made a mistake. A changed message must be looked at by eye: it is written to target/. */
class WrongQueriesTest {

    private static final String BEFORE = ">>> ";
    private static final Vocabulary VOCABULARY =
            Vocabulary.incidents().seeing(Set.of("kubernetes", "vhost", "server", "severity_level"));

    @Test
    void tellsWhatIsWrongAsTheBaselineSays() throws IOException {
        String baseline = new String(
                WrongQueriesTest.class.getResourceAsStream("/wrong-queries.txt").readAllBytes(),
                StandardCharsets.UTF_8);
        String told = baseline.lines()
                .filter(line -> line.startsWith(BEFORE))
                .map(line -> line + "\n" + refusal(line.substring(BEFORE.length())))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "wrong-queries.txt"), told);
        assertThat(told).isEqualTo(baseline);
    }

    private static String refusal(String text) {
        return Mql.read(text, VOCABULARY) instanceof Reading.Refused refused ? refused.render() : "(understood)\n";
    }
}
