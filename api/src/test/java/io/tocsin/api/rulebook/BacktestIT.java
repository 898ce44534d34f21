package io.tocsin.api.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.api.Eventually;
import io.tocsin.api.Visitor;
import io.tocsin.api.Visitor.Answer;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.incident.Visibility;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.PastEvents;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class BacktestIT {

    private static final String BACKTEST = "/api/v1/rulebook/backtest";
    private static final String YAML = "application/yaml";

    private final String server = "server-" + UUID.randomUUID();
    private final String rule = "routing:\n  - '~server = \"" + server + "\" -> @petr.petrov'\n";
    private Visitor visitor;

    @Autowired
    private EventStorage storage;

    @Autowired
    private Visibility visibility;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void tellsWhichIncidentsWouldBeRoutedElsewhereAndChangesNothing() {
        visitor.say("{\"trigger\": \"Slow" + server + "\", \"labels\": {\"server\": \"" + server + "\"}}");
        assertThat(visibility.await()).isTrue();
        long head = storage.log().head();
        String incidents = visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("~server = \"" + server + "\""))
                .text();

        Answer started = visitor.send("POST", BACKTEST + "?days=1", YAML, rule, "X-Tocsin-User", "@anna");

        assertThat(started.status()).as(started.text()).isEqualTo(202);
        String location = started.header("Location");
        assertThat(location)
                .isEqualTo(BACKTEST + "/" + started.json().path("id").asString());
        assertThat(started.json().path("by").asString()).isEqualTo("@anna");
        JsonNode done = done(location);
        JsonNode item = ofServer(done);
        assertThat(item.path("kinds").get(0).asString()).isEqualTo("routed");
        assertThat(item.path("incident").asString())
                .isEqualTo("/incidents/" + item.path("number").asLong());
        assertThat(item.path("changes").get(0).path("was").asString()).isEqualTo("#l1");
        assertThat(item.path("changes").get(0).path("would").asString()).isEqualTo("@petr.petrov");
        assertThat(item.path("changes").get(0).path("why").asString()).startsWith("line 2: ~server");
        assertThat(done.path("totals").path("kinds").path("routed").asInt()).isPositive();
        assertThat(done.path("scope")).isNotEmpty();
        assertThat(done.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(storage.log().head()).isEqualTo(head);
        assertThat(visitor.get("/api/v1/incidents?mql=" + Visitor.encoded("~server = \"" + server + "\""))
                        .text())
                .isEqualTo(incidents);
        assertThat(visitor.get(location, "Accept", "text/csv").text())
                .startsWith("number,opened,project,trigger,title,elsewhere,kind,what,was,would,why")
                .contains(",routed,holder,\"#l1\",'@petr.petrov,");
        assertThat(visitor.get(location, "Accept", "text/markdown").text())
                .startsWith("# Backtest, ")
                .contains("| holder | \\#l1 | @petr.petrov |");
        assertThat(visitor.get(BACKTEST).json().path("items"))
                .anySatisfy(known -> assertThat(known.path("id").asString())
                        .isEqualTo(done.path("id").asString()));
    }

    @Test
    void givesItsDifferencesInPages() {
        for (int i = 0; i < 3; i++) {
            visitor.say("{\"trigger\": \"T" + i + server + "\", \"labels\": {\"server\": \"" + server + "\"}}");
        }
        String location = visitor.send("POST", BACKTEST, YAML, rule).header("Location");
        done(location);

        JsonNode first = visitor.get(location + "?limit=2").json();
        JsonNode second = visitor.get(
                        location + "?limit=2&cursor=" + first.path("next").asString())
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items").get(0)).isNotIn(first.path("items"));
        assertThat(visitor.get(location + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    void isCancelledOrHasEnded() {
        String location = visitor.send("POST", BACKTEST, YAML, rule).header("Location");

        Answer cancelled = visitor.delete(location);

        assertThat(cancelled.status()).isEqualTo(200);
        Eventually.until(
                "it is cancelled, or was done before",
                Duration.ofSeconds(60),
                () -> List.of("cancelled", "done")
                        .contains(visitor.get(location).json().path("status").asString()));
    }

    @Test
    void runsOneAtATimeAndHasNoTableBeforeItsEnd(@Autowired RulebookCommands rulebook) {
        CountDownLatch gate = new CountDownLatch(1);
        DataSource blocked = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    gate.await();
                    throw new SQLException("There is no database behind this");
                });
        try (Backtests backtests = new Backtests(new PastEvents(blocked), InstantSource.system(), UUID::randomUUID)) {
            BacktestController controller =
                    new BacktestController(new BacktestDesk(backtests, rulebook), InstantSource.system());
            String id = Objects.requireNonNull(controller.start(rule, 1, null).getBody())
                    .id();

            assertThatThrownBy(() -> controller.start(rule, 1, null))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("Expected no backtest to be running, but " + id
                            + " of @anonymous is; wait for it, or cancel it");
            assertThatThrownBy(() -> controller.markdown(id))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("Expected a backtest that is done, but " + id + " is running");
            gate.countDown();
            Eventually.until(
                    "it has failed",
                    Duration.ofSeconds(60),
                    () -> controller.one(id, 50, null).status().equals("failed"));
            assertThat(controller.one(id, 50, null).problem()).startsWith("Expected to read the events");
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(visitor.send("POST", BACKTEST + "?days=0", YAML, rule)
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("Expected days from 1 to 366, but there are 0");
        assertThat(visitor.send("POST", BACKTEST + "?days=367", YAML, rule).status())
                .isEqualTo(400);
        assertThat(visitor.send("POST", BACKTEST + "?days=many", YAML, rule).status())
                .isEqualTo(400);
        JsonNode mistakes = visitor.send("POST", BACKTEST, YAML, "routing:\n  - 'project = -> @x'\n")
                .json();
        assertThat(mistakes.path("status").asInt()).isEqualTo(400);
        assertThat(mistakes.path("errors").get(0).path("line").asInt()).isEqualTo(2);
        assertThat(visitor.get(BACKTEST + "/nothing").status()).isEqualTo(404);
        assertThat(visitor.get(BACKTEST + "/nothing", "Accept", "text/csv").status())
                .isEqualTo(404);
        assertThat(visitor.delete(BACKTEST + "/nothing").status()).isEqualTo(404);
    }

    private JsonNode done(String location) {
        Eventually.until(
                "it is done",
                Duration.ofSeconds(60),
                () -> visitor.get(location).json().path("status").asString().equals("done"));
        return visitor.get(location + "?limit=500").json();
    }

    private JsonNode ofServer(JsonNode done) {
        for (JsonNode item : done.path("items")) {
            if (item.path("trigger").asString("").equals("Slow" + server)) {
                return item;
            }
        }
        throw new AssertionError("Nothing of " + server + " in " + done);
    }
}
