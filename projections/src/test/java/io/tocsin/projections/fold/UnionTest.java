package io.tocsin.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.label.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnionTest {

    private final Union union = new Union();

    @Test
    void keepsValuesInTheOrderInWhichTheyCame() {
        assertThat(union.add(label("host", "b"))).isTrue();
        assertThat(union.add(label("host", "a"))).isTrue();
        assertThat(union.add(label("host", "b"))).isFalse();

        assertThat(union.values()).isEqualTo("{\"host\":[\"b\",\"a\"]}");
        assertThat(union.more()).isEqualTo("[]");
    }

    @Test
    void keepsTwentyValuesAndSaysThatThereAreMore() {
        IntStream.range(0, Union.VALUES).forEach(i -> union.add(label("host", "h" + i)));
        assertThat(union.more()).isEqualTo("[]");
        String full = union.values();

        assertThat(union.add(label("host", "h0"))).isFalse();
        assertThat(union.add(label("host", "more"))).isTrue();
        assertThat(union.add(label("host", "still more"))).isFalse();
        assertThat(union.values()).isEqualTo(full);
        assertThat(union.more()).isEqualTo("[\"host\"]");
    }

    @Test
    void keepsAHundredLabels() {
        IntStream.range(0, Union.NAMES).forEach(i -> union.add(label("name" + i, "a")));

        assertThat(union.add(label("one more", "a"))).isFalse();
        assertThat(union.add(label("name0", "b"))).isTrue();
        assertThat(union.values()).doesNotContain("one more");
    }

    @Test
    void goesOnWhereItStopped() {
        Union read = Union.of(Map.of("host", List.of("a")), List.of("pod"));
        read.add(label("host", "b"));

        assertThat(read.values()).isEqualTo("{\"host\":[\"a\",\"b\"]}");
        assertThat(read.more()).isEqualTo("[\"pod\"]");
    }

    private static Labels label(String name, String value) {
        return Labels.of(Map.of(name, value));
    }
}
