package io.tocsin.api.alertmanager;

import static io.tocsin.api.Visitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Installed;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class AlertmanagerIT {

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void sayTwo(@LocalServerPort int port) {
        visitor = new Visitor(port);
        visitor.say(event("a"), event("b").replace("\"labels\"", "\"project\": \"p\", \"labels\""));
        assertThat(visibility.await()).isTrue();
    }

    @Test
    void listsOpenAlertsInAlertmanagersWords() {
        JsonNode alert = query("filter=" + encoded("alertname=\"" + trigger + "\"") + "&filter=host%3Da")
                .getFirst();

        assertThat(alert.path("labels").path("alertname").asString()).isEqualTo(trigger);
        assertThat(alert.path("labels").has("project")).isFalse();
        assertThat(alert.path("annotations").path("summary").asString()).isEqualTo("full");
        assertThat(alert.path("status").path("state").asString()).isEqualTo("active");
        assertThat(alert.path("receivers").get(0).path("name").asString()).isEqualTo("tocsin");
        assertThat(alert.path("generatorURL").asString()).isEqualTo("http://prometheus/graph");
        assertThat(Instant.parse(alert.path("endsAt").asString()))
                .isAfter(Instant.parse(alert.path("startsAt").asString()));
    }

    @Test
    void tellsTheProjectWhereItIsNotTheDefault() {
        assertThat(mine("filter=project%3D~%22p%7Cq%22"))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.path("labels").path("host").asString()).isEqualTo("b"));
    }

    @Test
    void forgetsAnAlertThatEnded() {
        visitor.say(event("a").replace("\"labels\"", "\"signal\": \"ok\", \"labels\""));
        assertThat(visibility.await()).isTrue();

        assertThat(mine("")).hasSize(1);
    }

    @Test
    void gathersThemInGroups() {
        assertThat(visitor.get("/api/v2/alerts/groups?filter=" + encoded("alertname=" + trigger))
                        .json()
                        .values())
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.path("alerts").size()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"active=false", "receiver=other", "receiver=tocs"})
    void hasNoneThatAreNotActiveOrForAnother(String query) {
        assertThat(mine(query)).isEmpty();
    }

    @Test
    void isForItsOneReceiver() {
        assertThat(mine("receiver=toc.*&silenced=false&inhibited=false&unprocessed=false"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=host", "filter=host%3D~%22(%22", "receiver=("})
    void refusesWhatItCannotRead(String query) {
        assertThat(visitor.get("/api/v2/alerts?" + query).status()).isEqualTo(400);
    }

    @Test
    void tellsItsStatus() {
        JsonNode status = visitor.get("/api/v2/status").json();

        assertThat(status.path("cluster").path("status").asString()).isEqualTo("disabled");
        assertThat(status.path("versionInfo").path("version").asString()).startsWith("tocsin");
        assertThat(Instant.parse(status.path("uptime").asString())).isBefore(Instant.now());
    }

    @Test
    void isUnderstoodByAmtool() throws Exception {
        String amtool = Installed.require("amtool").toString();
        String found = output(amtool, "alert", "query", "alertname=" + trigger, "host=~a|b");

        assertThat(found.lines().filter(line -> line.startsWith(trigger))).hasSize(2);
        assertThat(found).contains("active", "full");
        assertThat(output(amtool, "alert", "query", "alertname=" + trigger, "host!=a")
                        .lines())
                .filteredOn(line -> line.startsWith(trigger))
                .hasSize(1);
    }

    private String output(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--alertmanager.url=" + visitor.server());
        Process process = new ProcessBuilder(all)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }

    private List<JsonNode> mine(String query) {
        return query(query).stream()
                .filter(alert ->
                        alert.path("labels").path("alertname").asString().equals(trigger))
                .toList();
    }

    private List<JsonNode> query(String query) {
        return List.copyOf(visitor.get("/api/v2/alerts?" + query).json().values());
    }

    private String event(String host) {
        return """
                {"trigger": "%s", "labels": {"host": "%s"}, "annotations": {"summary": "full"},
                 "links": [{"title": "source", "url": "http://prometheus/graph"}]}""".formatted(trigger, host);
    }
}
