package io.tocsin.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1"})
    void disarmsWhatASpreadsheetWouldCompute(String text) {
        assertThat(Csv.safe(text)).isEqualTo("'" + text);
    }

    @Test
    void leavesNumbersAndOtherTextsAsTheyAre() {
        assertThat(Csv.safe(-5L)).isEqualTo(-5L);
        assertThat(Csv.safe("a=b")).isEqualTo("a=b");
        assertThat(Csv.safe("")).isEqualTo("");
        assertThat(Csv.safe(null)).isNull();
    }
}
