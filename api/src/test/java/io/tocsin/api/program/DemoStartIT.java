package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.Eventually;
import io.tocsin.api.Tocsin;
import io.tocsin.api.Visitor;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Tocsin of its own: a second one in the test context would stop and start the one that other tests share. */
class DemoStartIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final PostgresForTests.Database DATABASE = PostgresForTests.freshDatabase();
    private static ConfigurableApplicationContext tocsin;
    private static TocsinSettings settings;
    private static EventStorage storage;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        tocsin = new SpringApplicationBuilder(Tocsin.class)
                .run(
                        "--tocsin.postgres.url=" + DATABASE.jdbcUrl(),
                        "--server.port=0",
                        "--tocsin.data-dir=target/demo",
                        "--tocsin.demo.load=true",
                        "--tocsin.demo.days=1",
                        "--tocsin.demo.seed=5");
        settings = tocsin.getBean(TocsinSettings.class);
        storage = tocsin.getBean(EventStorage.class);
        visitor = new Visitor(Integer.parseInt(tocsin.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterAll
    static void stop() {
        if (tocsin != null) {
            tocsin.close();
        }
        DATABASE.close();
    }

    @Test
    void hasADayInItBeforeTheFirstRequest() {
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
