package io.tocsin.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.api.stream.StreamClient.Event;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WithTocsin
class StreamIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String trigger = "Trigger-" + UUID.randomUUID();
    private Visitor visitor;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellsOfAnIncidentAsItChanges() {
        try (StreamClient all = listen("trigger = \"" + trigger + "\"");
                StreamClient waiting = listen("trigger = \"" + trigger + "\" and status = todo")) {
            assertThat(all.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("content-type: text/event-stream");
            long number = open();
            waiting.awaitEvents(1);
            visitor.post("/api/v1/incidents/" + number + "/take", "{}", "X-Tocsin-User", "@anna");
            waiting.awaitEvents(2);
            Eventually.until(
                    "it is taken",
                    SOON,
                    () -> all.events.getLast().data().path("status").asString().equals("taken"));

            assertThat(waiting.events).extracting(Event::name).containsExactly("incident", "gone");
            assertThat(waiting.events.getLast().data().path("number").asLong()).isEqualTo(number);
            assertThat(all.events).extracting(Event::name).containsOnly("incident");
            assertThat(all.events.getLast().data())
                    .isEqualTo(visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("number = " + number))
                            .json()
                            .path("items")
                            .get(0));
        }
    }

    @Test
    void bringsWhatWasMissedToWhoComesBack() {
        String mql = "trigger = \"" + trigger + "\"";
        long number = open();
        String last;
        try (StreamClient first = listen(mql)) {
            comment(number, "one");
            first.awaitEvents(1);
            last = first.lastId();
        }
        comment(number, "two");
        visitor.post("/api/v1/incidents/" + number + "/close", "{}", "X-Tocsin-User", "@anna");
        try (StreamClient second = StreamClient.open(visitor.server(), mql, last)) {
            awaitStatus(second, "closed");
            visitor.post("/api/v1/incidents/" + number + "/reopen", "{}", "X-Tocsin-User", "@anna");
            awaitStatus(second, "todo");

            assertThat(second.events).extracting(Event::name).containsOnly("incident");
            assertThat(second.events)
                    .extracting(event -> Long.valueOf(event.id()))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id).isGreaterThan(Long.parseLong(last)));
        }
    }

    @Test
    void beginsAnewWithWhoComesFromElsewhere() {
        long number = open();
        try (StreamClient client = StreamClient.open(visitor.server(), "trigger = \"" + trigger + "\"", "999999999")) {
            client.awaitEvents(2);

            assertThat(client.events).extracting(Event::name).startsWith("reset", "incident");
            assertThat(client.events.stream().skip(1))
                    .as("news of its opening may come besides")
                    .extracting(Event::name)
                    .containsOnly("incident");
            assertThat(client.events.getLast().data().path("number").asLong()).isEqualTo(number);
        }
    }

    @Test
    void sendsAReaderAwayThatDoesNotReadAndSaysWhy() {
        String text = "x".repeat(30_000);
        try (StreamClient slow = StreamClient.silent(visitor.server(), "trigger =~ \"^" + trigger + "\"");
                StreamClient fast = listen("trigger =~ \"^" + trigger + "\"")) {
            for (int i = 0; i < 14; i++) {
                int message = i;
                visitor.say(IntStream.range(0, 50)
                        .mapToObj(j -> "{\"trigger\": \"" + trigger + '-' + message + '-' + j
                                + "\", \"annotations\": {\"description\": \"" + text + "\"}}")
                        .toArray(String[]::new));
            }
            fast.awaitEvents(700);
            slow.read();
            slow.awaitEnd();

            assertThat(slow.events.getLast().name()).isEqualTo("end");
            assertThat(slow.events.getLast().data().path("reason").asString()).isEqualTo("slow");
            assertThat(slow.events.size()).isLessThan(700);
            assertThat(fast.events).extracting(Event::name).containsOnly("incident");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"projekt = a", "flapping order by opened", "flapping limit 5", "| count", "-> #l1", "as of now"})
    void refusesWhatIsNoConditionWithItsPlace(String mql) {
        Answer answer = visitor.get("/api/v1/stream?mql=" + Visitor.encoded(mql), "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).startsWith("Expected");
    }

    @Test
    void forgetsAReaderThatWentAway() {
        double before = readers();
        listen("").close();

        Eventually.until("it is forgotten", SOON, () -> {
            visitor.say("{\"trigger\": \"" + trigger + UUID.randomUUID() + "\"}");
            return readers() <= before;
        });
    }

    private double readers() {
        return visitor.get("/actuator/prometheus")
                .text()
                .lines()
                .filter(line -> line.startsWith("tocsin_stream_readers "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    private static void awaitStatus(StreamClient client, String status) {
        Eventually.until(
                "it is " + status,
                SOON,
                () -> !client.events.isEmpty()
                        && client.events
                                .getLast()
                                .data()
                                .path("status")
                                .asString("")
                                .equals(status));
    }

    private StreamClient listen(String mql) {
        return StreamClient.open(visitor.server(), mql, null);
    }

    private void comment(long number, String comment) {
        visitor.post("/api/v1/incidents/" + number + "/comment", "{\"comment\": \"" + comment + "\"}");
    }

    private long open() {
        String fingerprint = visitor.say("{\"trigger\": \"" + trigger + "\"}")
                .path("events")
                .get(0)
                .path("fingerprint")
                .asString();
        assertThat(visibility.await()).isTrue();
        return visitor.get("/api/v1/alerts/" + fingerprint)
                .json()
                .path("incident")
                .asLong();
    }
}
