package io.tocsin.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.label.Labels;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Words.safe("диск \uD83D\uDD14 полон")).isEqualTo("диск \uD83D\uDD14 полон");
        Labels labels = Labels.of(Map.of("a", "b"));
        assertThat(Words.safe(labels)).isSameAs(labels);
        assertThat(Words.safeOrNull(null)).isNull();
    }

    @Test
    void replacesWhatPostgresqlCannotKeep() {
        assertThat(Words.safe("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Words.safe("\uD83D")).isEqualTo("\uFFFD");
        assertThat(Words.safe("\uDD14\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Words.safe(Labels.of(Map.of("\0", "x")))).isEqualTo(Labels.of(Map.of("\uFFFD", "x")));
    }
}
