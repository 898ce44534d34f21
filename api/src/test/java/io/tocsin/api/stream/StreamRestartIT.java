package io.tocsin.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Tocsin;
import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.stream.StreamClient.Event;
import io.tocsin.core.postgres.PostgresForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Tocsin stops and starts again while somebody reads. */
class StreamRestartIT {

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhyItEndsAndGoesOnAfterwardsWhereItWas() {
        StreamClient reader;
        long number;
        try (ConfigurableApplicationContext before = start()) {
            Visitor visitor = visitor(before);
            reader = StreamClient.open(visitor.server(), "not status = closed", null);
            visitor.say("{\"trigger\": \"Slow\"}");
            reader.awaitEvents(1);
            number = reader.events.getFirst().data().path("number").asLong();
            assertThat(refused(visitor).status()).isEqualTo(503);
            assertThat(refused(visitor).header("Retry-After")).isNotEmpty();
        }
        reader.awaitEnd();
        reader.close();
        assertThat(reader.events.getLast().data().path("reason").asString()).isEqualTo("stopping");
        try (ConfigurableApplicationContext after = start()) {
            Visitor visitor = visitor(after);
            visitor.say("{\"trigger\": \"Other\"}");
            visitor.post("/api/v1/incidents/" + number + "/close", "{}");
            try (StreamClient client = StreamClient.open(visitor.server(), "not status = closed", reader.lastId())) {
                client.awaitEvents(2);

                assertThat(client.events).extracting(Event::name).containsExactly("incident", "gone");
                assertThat(client.events
                                .getFirst()
                                .data()
                                .path("triggers")
                                .get(0)
                                .asString())
                        .isEqualTo("Other");
                assertThat(client.events.getLast().data().path("number").asLong())
                        .isEqualTo(number);
            }
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Tocsin.class)
                .run(
                        "--tocsin.postgres.url=" + database.jdbcUrl(),
                        "--server.port=0",
                        "--tocsin.limits.stream-readers=1");
    }

    private static Visitor visitor(ConfigurableApplicationContext context) {
        return new Visitor(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static Answer refused(Visitor visitor) {
        return visitor.get("/api/v1/stream", "Accept", "text/event-stream");
    }
}
