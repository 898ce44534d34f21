package io.tocsin.api.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {

    @ParameterizedTest
    @ValueSource(strings = {"@petr.petrov", "@Пётр", "@a", "@a-b_c.1"})
    void takesAName(String name) {
        assertThat(Actor.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void callsWhoGivesNoNameAnonymous(String name) {
        assertThat(Actor.of(name)).isEqualTo("@anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"petr", "@", "@.a", "@a b", "@<script>", "@a\n", "#l1"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> Actor.of(name))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("@petr.petrov");
    }

    @ParameterizedTest
    @ValueSource(ints = {64})
    void boundsItsLength(int most) {
        assertThat(Actor.of("@" + "a".repeat(most))).hasSize(most + 1);
        assertThatThrownBy(() -> Actor.of("@" + "a".repeat(most + 1))).isInstanceOf(ProblemException.class);
    }
}
