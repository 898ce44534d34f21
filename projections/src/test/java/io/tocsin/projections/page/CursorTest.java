package io.tocsin.projections.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor cursor = new Cursor("incidents", 2);

    @Test
    void readsWhatItWrote() {
        String text = cursor.write(-1, Long.MAX_VALUE);

        assertThat(cursor.read(new PageRequest(1, text))).contains(List.of(-1L, Long.MAX_VALUE));
        assertThat(text).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void beginsWithoutACursor() {
        assertThat(cursor.read(PageRequest.first(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "incidents",
                "incidents 1",
                "incidents 1 2 3",
                "alerts 1 2",
                "incidents 1 x",
                "incidents 1 99999999999999999999"
            })
    void refusesWhatItDidNotWrite(String text) {
        refuses(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a b", "=", "\u0000", "%%%"})
    void refusesWhatIsNotBase64(String text) {
        refuses(text);
    }

    @Test
    void refusesWhatIsTooLong() {
        refuses("a".repeat(100_000));
    }

    private void refuses(String text) {
        assertThatExceptionOfType(BadPageRequest.class)
                .isThrownBy(() -> cursor.read(new PageRequest(1, text)))
                .withMessageStartingWith("Expected the \"next\" of a page of this list")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("cursor"));
    }
}
