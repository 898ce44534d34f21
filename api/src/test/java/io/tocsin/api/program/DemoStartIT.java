package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WithTocsin
@TestPropertySource(
        properties = {"tocsin.demo.load=true", "tocsin.demo.days=1", "tocsin.demo.seed=5", "tocsin.data-dir=target/demo"
        })
class DemoStartIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Autowired
    private TocsinSettings settings;

    @Autowired
    private EventStorage storage;

    @Test
    void hasADayInItBeforeTheFirstRequest(@LocalServerPort int port) {
        Visitor visitor = new Visitor(port);

        assertThat(visitor.get("/api/v1/rulebook").json().path("version").asInt())
                .isEqualTo(3);
        Eventually.until(
                "its runbooks are read",
                LONG_ENOUGH,
                () -> visitor.get("/api/v1/runbooks").text().contains("A node is down"));
        Eventually.until(
                "its incidents are shown",
                LONG_ENOUGH,
                () -> visitor.get("/api/v1/retrospective")
                                .json()
                                .at("/totals/incidents")
                                .asInt()
                        > 20);
    }

    @Test
    void leavesAWholeDemoAsItIs() {
        Instant first = storage.log().after(0, 1).getFirst().recordedAt();

        DemoStart.load(storage.dataSource(), settings, InstantSource.system());

        assertThat(storage.log().after(0, 1).getFirst().recordedAt()).isEqualTo(first);
    }

    @Test
    void refusesAStoreWithAnythingElseInIt() {
        try (PostgresForTests.Database database = PostgresForTests.freshDatabase()) {
            EventStorage.migrate(database.dataSource());
            new RulebookCommands(new EventStorage(database.dataSource()))
                    .apply("{}", null, "@vera", null, Instant.parse("2026-01-01T00:00:00Z"));

            assertThatThrownBy(() -> DemoStart.load(database.dataSource(), settings, InstantSource.system()))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("Expected an empty event store");
        }
    }
}
