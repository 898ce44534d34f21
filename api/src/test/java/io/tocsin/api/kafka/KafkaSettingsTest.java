package io.tocsin.api.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KafkaSettingsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void areOffWithoutServers(String servers) {
        assertThat(new KafkaSettings(servers, List.of("t"), "g", 1, Map.of()).enabled())
                .isFalse();
    }

    @Test
    void haveDefaultsForAllButTheServers() {
        KafkaSettings settings = bound(Map.of("tocsin.kafka.bootstrap-servers", "a:9092"));

        assertThat(settings)
                .isEqualTo(new KafkaSettings("a:9092", List.of("tocsin.messages"), "tocsin", 2_000, Map.of()));
        assertThat(settings.enabled()).isTrue();
    }

    @Test
    void passThePropertiesOfTheClientOn() {
        KafkaSettings settings = bound(Map.of(
                "tocsin.kafka.bootstrap-servers", "a:9092,b:9092",
                "tocsin.kafka.topics", "one,two",
                "tocsin.kafka.properties.sasl.mechanism", "PLAIN",
                "tocsin.kafka.properties.metadata.max.age.ms", "1000"));

        assertThat(settings.topics()).containsExactly("one", "two");
        assertThat(ClientProperties.of(settings))
                .containsEntry("bootstrap.servers", "a:9092,b:9092")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry("metadata.max.age.ms", "1000")
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "none")
                .containsKey("partition.assignment.strategy");
    }

    @Test
    void leaveTheAssignmentToTheBrokerWhereTheUserChoosesTheProtocol() {
        KafkaSettings settings = new KafkaSettings("a", List.of("t"), "g", 1, Map.of("group.protocol", "consumer"));

        assertThat(ClientProperties.of(settings)).doesNotContainKey("partition.assignment.strategy");
    }

    @Test
    void keepSecretsOutOfLogs() {
        Map<String, String> properties = Map.of("sasl.jaas.config", "password=\"verysecret\"");

        assertThat(new KafkaSettings("a", List.of("t"), "g", 1, properties).toString())
                .contains("sasl.jaas.config")
                .doesNotContain("verysecret");
    }

    @Test
    void refuseWhatCannotWork() {
        assertThatThrownBy(() -> new KafkaSettings("a", List.of(), "g", 1, Map.of()))
                .hasMessageContaining("tocsin.kafka.topics");
        assertThatThrownBy(() -> new KafkaSettings("a", List.of("t", " "), "g", 1, Map.of()))
                .hasMessageContaining("tocsin.kafka.topics");
        assertThatThrownBy(() -> new KafkaSettings("a", List.of("t"), " ", 1, Map.of()))
                .hasMessageContaining("tocsin.kafka.group-id");
        assertThatThrownBy(() -> new KafkaSettings("a", List.of("t"), "g", 0, Map.of()))
                .hasMessageContaining("tocsin.kafka.max-poll-records");
        assertThatThrownBy(() -> new KafkaSettings("a", List.of("t"), "g", 1, Map.of("group.id", "h")))
                .hasMessageContaining("group.id");
    }

    private static KafkaSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tocsin.kafka", KafkaSettings.class);
    }
}
