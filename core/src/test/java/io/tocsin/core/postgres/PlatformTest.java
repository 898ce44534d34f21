package io.tocsin.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, LINUX_AMD64",
        "Linux, aarch64, LINUX_ARM64",
        "Mac OS X, x86_64, DARWIN_AMD64",
        "Mac OS X, aarch64, DARWIN_ARM64"
    })
    void isKnownByTheNamesThatJavaGives(String osName, String osArch, Platform expected) {
        assertThat(Platform.of(osName, osArch)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
    void namesTheWayOutWhenItIsNotSupported(String osName, String osArch) {
        assertThatThrownBy(() -> Platform.of(osName, osArch))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(osName)
                .hasMessageContaining(osArch)
                .hasMessageContaining("tocsin.postgres.url");
    }

    @Test
    void isTheOneThisTestRunsOn() {
        assertThat(Platform.current().label()).isNotBlank();
    }
}
