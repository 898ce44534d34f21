package io.tocsin.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.store.EventTypes.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is in the event store is there for ever: each event is written exactly as its golden file says, and read from it. A
 * golden file that was released never changes; an event that must change gets another revision and files of its own.
 */
class GoldenEventsTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private final EventJson json = new EventJson();

    record Golden(Path file, Object sample) {

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static List<Golden> goldens() {
        List<Golden> goldens = new ArrayList<>();
        EventSamples.full().forEach(sample -> goldens.add(new Golden(file(sample, ""), sample)));
        EventSamples.minimal().forEach(sample -> goldens.add(new Golden(file(sample, "-minimal"), sample)));
        return goldens;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isWrittenAsItsGoldenFile(Golden golden) throws IOException {
        assertThat(json.write(golden.sample()))
                .as("Restore the form of %s, or give the event a new revision; see docs/event-versioning.md", golden)
                .isEqualTo(read(golden.file()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void isReadFromItsGoldenFile(Golden golden) throws IOException {
        EventType type = EventTypes.of(golden.sample().getClass()).orElseThrow();

        assertThat(json.read(type.name(), Integer.toString(type.revision()), read(golden.file())))
                .isEqualTo(golden.sample());
    }

    @Test
    void isThereForEveryRegisteredEventAndForNoOther() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (EventType type : EventTypes.events()) {
            expected.add(type.name() + "-" + type.revision() + ".json");
            expected.add(type.name() + "-" + type.revision() + "-minimal.json");
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(goldens()).extracting(Golden::toString).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Path file(Object sample, String suffix) {
        EventType type = EventTypes.of(sample.getClass()).orElseThrow();
        return FOLDER.resolve(type.name() + "-" + type.revision() + suffix + ".json");
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
    }
}
