package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManualTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsOnlyRulebooksThatAreAccepted() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("../docs/rulebook.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(examples).isNotEmpty().allSatisfy(Samples::accepted);
    }
}
