package io.tocsin.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class AlertsIT {

    private final String event = """
            {"trigger": "Alert-%s", "labels": {"host": "a"}, "annotations": {"summary": "full at 93 %%"}}""".formatted(UUID.randomUUID());
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void showsAnAlertAsTheContractHasIt() {
        JsonNode alert = one(say(event));

        assertThat(alert.path("kind").asString()).isEqualTo("lasting");
        assertThat(alert.path("state").asString()).isEqualTo("firing");
        assertThat(alert.path("project").asString()).isEqualTo("default");
        assertThat(alert.path("labels").path("host").asString()).isEqualTo("a");
        assertThat(alert.path("source").asString()).isEqualTo("native");
        assertThat(alert.path("incident").isNumber()).isTrue();
    }

    @Test
    void showsTheLastWordThoughARepetitionIsNoNews() {
        String fingerprint = say(event);
        JsonNode first = one(fingerprint);
        say(event.replace("93 %", "95 %"));
        JsonNode second = one(fingerprint);

        assertThat(Instant.parse(second.path("lastSeen").asString()))
                .isAfter(Instant.parse(first.path("lastSeen").asString()));
        assertThat(second.path("annotations").path("summary").asString()).isEqualTo("full at 95 %");
        assertThat(second.path("intervals").size()).isEqualTo(1);
    }

    @Test
    void closesItsIntervalWhenItEnds() {
        String fingerprint = say(event);
        say(event.replace("\"labels\"", "\"signal\": \"ok\", \"labels\""));
        JsonNode alert = one(fingerprint);

        assertThat(alert.path("state").asString()).isEqualTo("ok");
        assertThat(alert.path("intervals").get(0).path("to").isString()).isTrue();
    }

    @Test
    void listsThoseLastHeardOfFirst() {
        String fingerprint = say(event);
        JsonNode page = visitor.get("/api/v1/alerts?limit=1").json();

        assertThat(page.path("items").get(0).path("fingerprint").asString()).isEqualTo(fingerprint);
    }

    @Test
    void saysWhatIsNoFingerprintAndWhatIsNoAlert() {
        assertThat(visitor.get("/api/v1/alerts/nonsense").status()).isEqualTo(400);
        assertThat(visitor.get("/api/v1/alerts/nonsense").json().path("detail").asString())
                .contains("16 hex digits");
        assertThat(visitor.get("/api/v1/alerts/0000000000000001").status()).isEqualTo(404);
    }

    private String say(String text) {
        String fingerprint =
                visitor.say(text).path("events").get(0).path("fingerprint").asString();
        assertThat(visibility.await()).isTrue();
        return fingerprint;
    }

    private JsonNode one(String fingerprint) {
        return visitor.get("/api/v1/alerts/" + fingerprint).json();
    }
}
