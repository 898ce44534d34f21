package io.tocsin.projections.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 500})
    void takesLimitsInRange(int limit) {
        assertThat(PageRequest.first(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501})
    void refusesLimitsOutOfRange(int limit) {
        assertThatExceptionOfType(BadPageRequest.class)
                .isThrownBy(() -> PageRequest.first(limit))
                .withMessage("Expected a limit from 1 to 500, but it is " + limit)
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("limit"));
    }

    @Test
    void goesOnOnlyWhenThereIsMore() {
        assertThat(Page.of(List.of("a", "b"), 2, item -> "after " + item))
                .isEqualTo(new Page<>(List.of("a", "b"), null));
        assertThat(Page.of(List.of("a", "b"), 1, item -> "after " + item))
                .isEqualTo(new Page<>(List.of("a"), "after a"));
        assertThat(Page.of(List.of("a", "b"), 1, item -> item).map(String::length))
                .isEqualTo(new Page<>(List.of(1), "a"));
    }
}
