package io.tocsin.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.command.RulebookCommands.Outcome;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.rulebook.RulebookApplied;
import io.tocsin.core.rulebook.Source;
import io.tocsin.core.store.EventStorage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RulebookCommandsIT {

    private static final Instant NOW = Instant.parse("2026-10-26T09:00:00Z");
    private static final String HOUR = "reopen_within: 1h\n";

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final EventStorage storage = new EventStorage(database.dataSource());
    private RulebookCommands rulebook;

    @BeforeEach
    void open() {
        EventStorage.migrate(database.dataSource());
        rulebook = new RulebookCommands(storage);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void beginsWithTheBuiltInRules() {
        assertThat(rulebook.get().version()).isZero();
        assertThat(rulebook.applied()).isEmpty();
        assertThat(rulebook.versions()).isEmpty();
        assertThat(rulebook.version(0)).isEmpty();
    }

    @Test
    void putsADocumentInForceForAllNodes() {
        RulebookCommands other = new RulebookCommands(storage);

        assertThat(apply(HOUR, null))
                .isEqualTo(new Outcome.Applied(new RulebookApplied(1, NOW, "@petr.petrov", "why not", HOUR)));
        other.refresh();

        assertThat(rulebook.get().reopenWithin()).hasHours(1);
        assertThat(other.get().version()).isEqualTo(1);
        assertThat(new RulebookCommands(storage).get().version()).isEqualTo(1);
    }

    @Test
    void doesNothingWhenItSaysTheSame() {
        apply(HOUR, null);

        assertThat(apply(HOUR, null)).isEqualTo(new Outcome.Same(1));
        assertThat(rulebook.versions()).hasSize(1);
    }

    @Test
    void refusesAWrongDocumentAndKeepsTheLastOne() {
        apply(HOUR, null);

        assertThat(apply("reopen_within: soon\nmatrx: {}\n", null))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
        assertThat(rulebook.get().version()).isEqualTo(1);
    }

    @Test
    void refusesWhoStartedFromAnotherVersion() {
        apply(HOUR, 0L);

        assertThat(apply("{}", 0L)).isEqualTo(new Outcome.Outdated(1));
        assertThat(apply("{}", 1L)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> writers = IntStream.range(0, 8)
                    .<Callable<Outcome>>mapToObj(i -> {
                        RulebookCommands node = new RulebookCommands(storage);
                        return () -> node.apply("reopen_within: " + (i + 1) + "m", 0L, "@anna", null, NOW);
                    })
                    .toList();

            assertThat(threads.invokeAll(writers).stream().map(Future::resultNow))
                    .filteredOn(Outcome.Applied.class::isInstance)
                    .hasSize(1);
        }
        assertThat(rulebook.versions()).hasSize(1);
    }

    @Test
    void keepsNoKey() {
        apply("""
                sources:
                  - {name: ключ, type: native, key: "секрет-1"}
                  - name: b
                    type: native
                    key: plain-2 # comment
                """, null);
        RulebookApplied kept = rulebook.version(1).orElseThrow();

        assertThat(kept.text()).doesNotContain("секрет-1", "plain-2").contains("sha256:", "name: ключ", "# comment");
        assertThat(new RulebookCommands(storage).get().sourceWithKey("plain-2"))
                .map(Source::name)
                .contains("b");
        assertThat(rulebook.get().sourceWithKey("секрет-1")).isPresent();
        assertThat(apply(kept.text(), null)).isEqualTo(new Outcome.Same(1));
    }

    private Outcome apply(String yaml, @Nullable Long expected) {
        return rulebook.apply(yaml, expected, "@petr.petrov", "why not", NOW);
    }
}
