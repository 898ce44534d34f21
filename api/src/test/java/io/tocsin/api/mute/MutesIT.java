package io.tocsin.api.mute;

import static io.tocsin.api.Visitor.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Mutes in MQL, and who muted what. */
@WithTocsin
class MutesIT {

    private final String host = "h-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellWhoSetAndEndedThem() {
        JsonNode set = set("{\"mql\": \"~host = '" + host + "'\", \"for\": \"3h\", \"comment\": \"a new disk\"}");
        String id = set.path("id").asString();
        visitor.post("/api/v1/mutes/" + id + "/end", "{\"comment\": \"done\"}", "X-Tocsin-User", "@petr");

        JsonNode mute = visitor.get("/api/v1/mutes/" + id).json();

        assertThat(set.path("state").asString()).isEqualTo("active");
        assertThat(mute.path("state").asString()).isEqualTo("expired");
        assertThat(mute.path("mql").asString()).isEqualTo("~host = '" + host + "'");
        assertThat(mute.path("by").asString()).isEqualTo("@vera");
        assertThat(mute.path("endedBy").asString()).isEqualTo("@petr");
        assertThat(mute.path("history").values())
                .extracting(entry ->
                        entry.path("kind").asString() + " " + entry.path("by").asString() + " "
                                + entry.path("comment").asString())
                .containsExactly("set @vera a new disk", "ended @petr done");
    }

    @Test
    void holdBackAlertsAndSayByWhich() {
        String id = set("{\"mql\": \"~host = '" + host + "'\", \"for\": \"3h\"}")
                .path("id")
                .asString();

        visitor.say("{\"trigger\": \"DiskFull\", \"labels\": {\"host\": \"" + host + "\"}}");
        assertThat(visibility.await()).isTrue();

        JsonNode alerts = visitor.get("/api/v1/alerts?mql=" + encoded("~host = '" + host + "'"))
                .json();
        assertThat(alerts.path("items").get(0).path("mutedBy").asString()).isEqualTo(id);
        assertThat(alerts.path("items").get(0).path("incident").isNull()).isTrue();
        assertThat(visitor.get("/api/v2/silences?filter=mql%3D~host").status()).isEqualTo(200);
    }

    @Test
    void areListedTheNewestFirstPageByPage() {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            set.add(set("{\"mql\": \"~host = '" + host + i + "'\", \"for\": \"3h\"}")
                    .path("id")
                    .asString());
        }

        JsonNode first = visitor.get("/api/v1/mutes?limit=2").json();
        JsonNode second = visitor.get(
                        "/api/v1/mutes?limit=1&cursor=" + first.path("next").asString())
                .json();

        List<String> listed = new ArrayList<>();
        first.path("items").values().forEach(item -> listed.add(item.path("id").asString()));
        second.path("items").values().forEach(item -> listed.add(item.path("id").asString()));
        assertThat(listed).containsExactlyElementsOf(set.reversed());
        assertThat(visitor.get("/api/v1/mutes?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void areSetOnceForOneKey() {
        String body = "{\"mql\": \"~host = '" + host + "'\", \"for\": \"3h\"}";
        String key = UUID.randomUUID().toString();

        JsonNode first =
                visitor.post("/api/v1/mutes", body, "Idempotency-Key", key).json();
        JsonNode second =
                visitor.post("/api/v1/mutes", body, "Idempotency-Key", key).json();

        assertThat(second.path("id")).isEqualTo(first.path("id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"for": "3h"}                                             | Expected which alerts to mute in the field mql
            {"mql": "~a = b"}                                         | Expected exactly one of for and until, but there is none
            {"mql": "~a = b", "for": "x"}                             | Expected a duration such as 30m
            {"mql": "~a = b", "for": "0s"}                            | Expected a mute to end in the future
            {"mql": "~a = ", "for": "3h"}                             | Expected a condition in MQL;
            {"mql": "flapping", "for": "3h"}                          | Expected only what is known before there is an incident
            {"mql": "~a = b", "until": "2020-01-01T00:00:00Z"}        | Expected a mute to end in the future
            """)
    void areRefusedWithAReason(String body, String expected) {
        Visitor.Answer answer = visitor.post("/api/v1/mutes", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).startsWith(expected.strip());
    }

    @Test
    void areNotFoundWhenThereIsNoSuch() {
        assertThat(visitor.get("/api/v1/mutes/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(visitor.postNothing("/api/v1/mutes/" + UUID.randomUUID() + "/end")
                        .status())
                .isEqualTo(404);
        assertThat(visitor.postNothing("/api/v1/mutes/rulebook:a:0/end").status())
                .isEqualTo(400);
    }

    private JsonNode set(String body) {
        Visitor.Answer answer = visitor.post("/api/v1/mutes", body, "X-Tocsin-User", "@vera");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
