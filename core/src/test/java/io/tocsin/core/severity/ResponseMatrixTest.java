package io.tocsin.core.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseMatrixTest {

    private final ResponseMatrix matrix = ResponseMatrix.builtIn(ResponseTime.DEFAULT_BATCH_FROM);

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource({
        "Platinum, S1, 1m, IMMEDIATE",
        "Platinum, S2, 5m, IMMEDIATE",
        "Platinum, S3, 10m, IMMEDIATE",
        "Platinum, S4, 30m, IMMEDIATE",
        "Platinum, S5, 24h, BATCH",
        "Platinum, S6, 24h, BATCH",
        "Platinum, S7, 24h, BATCH",
        "Platinum, S8, –, RETROSPECTIVE",
        "Platinum, S9, –, RETROSPECTIVE",
        "Gold, S1, 5m, IMMEDIATE",
        "Gold, S2, 10m, IMMEDIATE",
        "Gold, S3, 30m, IMMEDIATE",
        "Gold, S4, 24h, BATCH",
        "Gold, S5, 24h, BATCH",
        "Gold, S6, 24h, BATCH",
        "Gold, S7, –, RETROSPECTIVE",
        "Gold, S8, –, RETROSPECTIVE",
        "Gold, S9, –, RETROSPECTIVE",
        "Silver, S1, 10m, IMMEDIATE",
        "Silver, S2, 30m, IMMEDIATE",
        "Silver, S3, 24h, BATCH",
        "Silver, S4, 24h, BATCH",
        "Silver, S5, 24h, BATCH",
        "Silver, S6, –, RETROSPECTIVE",
        "Silver, S7, –, RETROSPECTIVE",
        "Silver, S8, –, RETROSPECTIVE",
        "Silver, S9, –, RETROSPECTIVE",
        "None, S1, 24h, BATCH",
        "None, S2, 24h, BATCH",
        "None, S3, 24h, BATCH",
        "None, S4, 24h, BATCH",
        "None, S5, –, RETROSPECTIVE",
        "None, S6, –, RETROSPECTIVE",
        "None, S7, –, RETROSPECTIVE",
        "None, S8, –, RETROSPECTIVE",
        "None, S9, –, RETROSPECTIVE"
    })
    void answers(String serviceLevel, Severity severity, String within, ResponseClass responseClass) {
        ResponseTime time = matrix.of(serviceLevel, severity);

        assertThat(time).hasToString(within);
        assertThat(time.responseClass()).isEqualTo(responseClass);
    }

    @Test
    void listsTheServiceLevelsInOrder() {
        assertThat(matrix.serviceLevels()).containsExactly("Platinum", "Gold", "Silver", "None");
    }

    @Test
    void movesTheClassesWithTheBatchThreshold() {
        ResponseMatrix early = ResponseMatrix.builtIn(Duration.ofMinutes(30));

        assertThat(early.of("Gold", Severity.S2).responseClass()).isEqualTo(ResponseClass.IMMEDIATE);
        assertThat(early.of("Gold", Severity.S3).responseClass()).isEqualTo(ResponseClass.BATCH);
    }

    @Test
    void answersSoonestWhatIsOfAServiceLevelThatItDoesNotHave() {
        assertThat(ResponseMatrix.builtIn(ResponseTime.DEFAULT_BATCH_FROM).of("Bronze", Severity.S1))
                .hasToString("1m");
        assertThat(ResponseMatrix.builtIn(ResponseTime.DEFAULT_BATCH_FROM).of("Bronze", Severity.S9))
                .isEqualTo(ResponseTime.NEVER);
    }

    @Test
    void refusesAnIncompleteRow() {
        List<ResponseTime> eight = Collections.nCopies(8, ResponseTime.NEVER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResponseMatrix(Map.of("Gold", eight)))
                .withMessage("Expected 9 response times for Gold, but there are 8");
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseMatrix(Map.of()));
    }

    @Test
    void cannotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> matrix.rows().clear());
    }
}
