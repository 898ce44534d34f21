package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.page.BodyText.Place;
import io.tocsin.core.message.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTextTest {

    @Test
    void marksTheCharacterAtFault() {
        Place place = only("{\n  \"trigger\": 7\n}", 2, 14);

        assertThat(place.before()).isEqualTo("  \"trigger\": ");
        assertThat(place.at()).isEqualTo("7");
        assertThat(place.after()).isEmpty();
        assertThat(place.mistake()).isEqualTo(new MessageLine.Mistake("2:14 /trigger", "Expected text"));
    }

    @Test
    void showsOfALongLineWhatIsAroundIt() {
        Place place = only("a".repeat(500) + "!" + "b".repeat(500), 1, 501);

        assertThat(place.before()).isEqualTo("…" + "a".repeat(60));
        assertThat(place.at()).isEqualTo("!");
        assertThat(place.after()).isEqualTo("b".repeat(60) + "…");
    }

    @ParameterizedTest
    @CsvSource({"1, 99", "1, 4"})
    void marksTheEndOfALineBehindWhichAFaultStands(int line, int column) {
        assertThat(only("abc", line, column)).isEqualTo(new Place("abc", "", "", mistake(line, column)));
    }

    @Test
    void tearsNoCharacterApart() {
        Place place = only("x".repeat(10) + "😀".repeat(100), 1, 11 + 2 * 40);

        assertThat(place.at()).isEqualTo("😀");
        assertThat(place.before() + place.after()).doesNotContain("\uFFFD").isEqualTo(wellFormed(place));
        String cut = BodyText.of(("x" + "😀".repeat(BodyText.SHOWN)).getBytes(StandardCharsets.UTF_8), List.of())
                .text();
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
    }

    @Test
    void showsNoPlaceThatIsNotThere() {
        assertThat(BodyText.of("abc".getBytes(StandardCharsets.UTF_8), List.of(fault(9, 1)))
                        .places())
                .isEmpty();
        assertThat(BodyText.of(
                                "abc".getBytes(StandardCharsets.UTF_8),
                                List.of(new Fault(null, null, null, null, "Expected a body")))
                        .places())
                .isEmpty();
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(BodyText.of(new byte[BodyText.SHOWN], List.of()).cut()).isFalse();
        BodyText long1 = BodyText.of(new byte[BodyText.SHOWN + 1], List.of());
        assertThat(long1.cut()).isTrue();
        assertThat(long1.text()).hasSize(BodyText.SHOWN);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KiB", "1048575, 1023 KiB", "8388608, 8 MiB"})
    void tellsSizesInShort(int bytes, String size) {
        assertThat(MessageLine.size(bytes)).isEqualTo(size);
    }

    private static String wellFormed(Place place) {
        byte[] bytes = (place.before() + place.after()).getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Place only(String body, int line, int column) {
        return BodyText.of(body.getBytes(StandardCharsets.UTF_8), List.of(fault(line, column)))
                .places()
                .getFirst();
    }

    private static Fault fault(int line, int column) {
        return new Fault(null, line, column, "/trigger", "Expected text");
    }

    private static MessageLine.Mistake mistake(int line, int column) {
        return MessageLine.Mistake.of(fault(line, column));
    }
}
