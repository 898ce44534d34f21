package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 128MB, 256MB",
        "512, 128MB, 256MB",
        "2048, 256MB, 1024MB",
        "8192, 1024MB, 4096MB",
        "65536, 2048MB, 32768MB"
    })
    void takeAnEighthOfTheMemoryWithinBounds(long megabytes, String buffers, String cached) {
        assertThat(MemorySettings.of(megabytes << 20))
                .containsEntry("shared_buffers", buffers)
                .containsEntry("effective_cache_size", cached);
    }

    @ParameterizedTest
    @CsvSource({"shared_buffers", "effective_cache_size"})
    void areKnownOfThisMachine(String name) {
        assertThat(MemorySettings.ofThisMachine().get(name)).matches("[0-9]+MB");
    }
}
