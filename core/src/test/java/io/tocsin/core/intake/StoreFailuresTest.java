package io.tocsin.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;

class StoreFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "53100, true",
        "53300, true",
        "57P01, true",
        "57014, true",
        "58030, true",
        "23505, false",
        "22021, false",
        "42601, false",
        "40001, false"
    })
    void areTransientByTheirClassOfState(String state, boolean unavailable) {
        RuntimeException wrapped = new IllegalStateException(new RuntimeException(new SQLException("away", state)));

        assertThat(StoreFailures.unavailable(wrapped)).isEqualTo(unavailable);
    }

    @Test
    void areTransientWhenNoConnectionCanBeHad() {
        assertThat(StoreFailures.unavailable(new CannotCreateTransactionException("no connection")))
                .isTrue();
        assertThat(StoreFailures.unavailable(new RuntimeException(new SQLTransientConnectionException("timeout"))))
                .isTrue();
    }

    @Test
    void arePermanentOtherwise() {
        assertThat(StoreFailures.unavailable(new IllegalArgumentException("bug")))
                .isFalse();
        assertThat(StoreFailures.unavailable(new RuntimeException(new SQLException("no state"))))
                .isFalse();
    }
}
