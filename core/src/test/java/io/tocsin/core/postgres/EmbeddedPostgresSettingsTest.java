package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresSettingsTest {

    private static final EmbeddedPostgresSettings SETTINGS = EmbeddedPostgresSettings.in(Path.of("data"));

    @Test
    void makeTheirPathsAbsolute() {
        assertThat(SETTINGS.dataDir()).isAbsolute();
        assertThat(SETTINGS.withBinariesCache(Path.of("cache")).binariesCache())
                .hasValueSatisfying(cache -> assertThat(cache).isAbsolute());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "FULL_PAGE_WRITES", "listen_addresses", "port"})
    void refuseToWeakenTheServer(String name) {
        assertThatThrownBy(() -> SETTINGS.withServerSettings(Map.of(name, "off")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work mem", "", "a=b", "-D"})
    void refuseWhatIsNoNameOfASetting(String name) {
        assertThatThrownBy(() -> SETTINGS.withServerSettings(Map.of(name, "1")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("name of a PostgreSQL setting");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refuseAPortOutOfRange(int port) {
        assertThatThrownBy(() -> SETTINGS.withPort(port))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void acceptTheFirstAndTheLastPort() {
        assertThat(SETTINGS.withPort(0).port()).isZero();
        assertThat(SETTINGS.withPort(65_535).port()).isEqualTo(65_535);
    }

    @Test
    void replaceADefaultOfTheServer() {
        assertThat(ServerSettings.arguments(Map.of("Shared_Buffers", "1GB"), MemorySettings.of(0), "tocsin-1", 5432))
                .contains("shared_buffers=1GB", "fsync=on", "port=5432", "cluster_name=tocsin-1")
                .doesNotContain("shared_buffers=128MB");
    }
}
