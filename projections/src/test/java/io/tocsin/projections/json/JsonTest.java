package io.tocsin.projections.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tocsin.core.label.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static final Labels LABELS = Labels.of(Map.of("quote\"", "back\\slash\n", "b", "\uD83D\uDD14", "", ""));

    @Test
    void writesLabelsAsTheMapperWould() {
        assertThat(Json.write(LABELS)).isEqualTo(Json.write((Object) LABELS));
        assertThat(Json.write(Labels.none())).isEqualTo("{}");
        assertThat(Json.read(Json.write(LABELS), Labels.class)).isEqualTo(LABELS);
    }

    @Test
    void writesListsAsTheMapperWould() {
        Map<String, List<String>> lists = Map.of("a\"", List.of("1", "\t"));
        assertThat(Json.write(lists)).isEqualTo(Json.write((Object) lists));
        assertThat(Json.write(List.of("x", "\""))).isEqualTo("[\"x\",\"\\\"\"]");
        assertThat(Json.readLists(Json.write(lists))).isEqualTo(lists);
        assertThat(Json.readLists(null)).isEmpty();
    }

    @Test
    void readsListsOfMoments() {
        Instant moment = Instant.parse("2026-10-26T15:00:00.123456Z");
        assertThat(Json.readList(Json.write((Object) List.of(moment)), Instant.class))
                .containsExactly(moment);
        assertThat(Json.readList("[\"2026-10-26T17:00:00.123456+02:00\"]", Instant.class))
                .containsExactly(moment);
        assertThat(Json.readList(null, Instant.class)).isEmpty();
    }

    @Test
    void refusesToReadNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(null, Labels.class));
    }
}
