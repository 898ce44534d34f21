package io.tocsin.api.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.Format;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v2/alerts,                   ALERTMANAGER_V2",
        "/api/v1/alerts,                   ALERTMANAGER_V2",
        "/api/v1/messages,                 NATIVE",
        "/api/events/prometheus/main,      ALERTMANAGER_V2",
        "/api/events/custom/main,          MADISON_CUSTOM",
        "/integrations/v1/alertmanager/a,  ALERTMANAGER_WEBHOOK",
        "/integrations/v1/alertmanager/a/, ALERTMANAGER_WEBHOOK"
    })
    void isFoundByItsPath(String path, Format format) {
        assertThat(Door.at(path)).extracting(Door::format).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/alerts/groups",
                "/api/v2/alerts/",
                "/api/v1/messages/0199d5f0-1234-7abc-8def-0123456789ab",
                "/api/events/prometheus/",
                "/api/events/prometheus//",
                "/api/events/prometheus/a/b",
                "/integrations/v1/grafana/a/",
                "/"
            })
    void isNotThereForAnotherPath(String path) {
        assertThat(Door.at(path)).isNull();
    }

    @Test
    void knowsTheKeyBehindItsPath() {
        Door door = Objects.requireNonNull(Door.at("/integrations/v1/alertmanager/team-a/"));

        assertThat(door.key("/integrations/v1/alertmanager/team-a/")).isEqualTo("team-a");
    }
}
