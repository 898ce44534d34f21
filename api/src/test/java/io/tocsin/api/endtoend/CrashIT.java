package io.tocsin.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Eventually;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The promise behind a 2xx: under load the JVM, or the database server, is killed again and again, senders repeat what
 * got no answer, and in the end each acknowledged message is there exactly once. {@code -Dtocsin.kills=50} is the long
 * form, {@code -Dtocsin.seed=…} repeats a run's moments.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("tocsin.kills", 10);
    private static final Duration GOES_ON_WITHIN = JarUnderTest.READY_WITHIN;
    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(2);

    private final long seed = Long.getLong("tocsin.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private JarUnderTest tocsin;

    @BeforeEach
    void startTocsin() throws IOException {
        tocsin = JarUnderTest.start(Workplace.directory("crash"));
    }

    @AfterEach
    void stopTocsin() throws IOException {
        if (tocsin != null) {
            tocsin.close();
        }
    }

    @Test
    void keepsEachMessageOnceWhenTheJvmIsKilled() throws Exception {
        keepsEachMessageOnce("JVM", () -> {
            tocsin.killJvm();
            tocsin.restart();
        });
    }

    @Test
    void keepsEachMessageOnceWhenTheDatabaseServerIsKilled() throws Exception {
        keepsEachMessageOnce("database server", () -> {
            tocsin.killPostgres();
            tocsin.awaitReady();
        });
    }

    /** Kills something and waits until Tocsin says again that it is ready. */
    private interface Blow {
        void strike() throws Exception;
    }

    private void keepsEachMessageOnce(String victim, Blow blow) throws Exception {
        CrashSenders senders = new CrashSenders(tocsin.client());
        Duration longest = Duration.ZERO;
        try {
            senders.start();
            for (int kill = 0; kill < KILLS; kill++) {
                senders.awaitMore(100 + random.nextInt(400), GOES_ON_WITHIN);
                Duration away = strike(blow, senders);
                longest = longest.compareTo(away) > 0 ? longest : away;
            }
            senders.awaitMore(100, GOES_ON_WITHIN);
        } finally {
            senders.finish();
        }
        assertAllVisible(senders.instances());
        assertStoredOnce(senders);
        System.out.printf(
                "%d kills of the %s, seed %d: %d messages acknowledged, each there once; away for %d ms at most%n",
                KILLS, victim, seed, senders.acknowledged(), longest.toMillis());
    }

    /** The time from the kill to the first 2xx after Tocsin was ready again. */
    private static Duration strike(Blow blow, CrashSenders senders) throws Exception {
        long start = System.nanoTime();
        blow.strike();
        senders.awaitMore(1, GOES_ON_WITHIN);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void assertAllVisible(Set<String> sent) {
        Map<String, Long> occurrences = new HashMap<>();
        Eventually.until("as many alerts are visible as were acknowledged", VISIBLE_WITHIN, () -> {
            occurrences.clear();
            occurrences.putAll(visible());
            return occurrences.size() >= sent.size();
        });
        assertThat(difference(sent, occurrences.keySet()))
                .as("lost, seed %d", seed)
                .isEmpty();
        assertThat(difference(occurrences.keySet(), sent))
                .as("never sent, seed %d", seed)
                .isEmpty();
        assertThat(occurrences)
                .as("doubled, seed %d", seed)
                .allSatisfy((instance, times) -> assertThat(times).isEqualTo(1));
    }

    private Map<String, Long> visible() throws IOException, InterruptedException {
        Map<String, Long> occurrences = new HashMap<>();
        for (JsonNode alert : tocsin.client().all("/api/v1/alerts")) {
            if (alert.path("project").asString("").equals(CrashSenders.PROJECT)) {
                String instance = alert.path("labels").path("instance").asString("");
                occurrences.merge(instance, alert.path("occurrences").asLong(0), Long::sum);
            }
        }
        return occurrences;
    }

    private void assertStoredOnce(CrashSenders senders) throws IOException, SQLException {
        try (StoredEvents stored = new StoredEvents(tocsin.dataDirectory())) {
            assertThat(stored.setting("fsync")).isEqualTo("on");
            assertThat(stored.messages(CrashSenders.SOURCE))
                    .as("messages stored")
                    .isEqualTo(senders.acknowledged());
            assertThat(stored.brokenAggregates())
                    .as("aggregates with a hole in their sequence numbers")
                    .isZero();
            assertThat(stored.lastPosition())
                    .as("the last position, when there is no hole")
                    .isEqualTo(stored.events());
        }
    }

    private static Set<String> difference(Set<String> these, Set<String> those) {
        Set<String> rest = new HashSet<>(these);
        rest.removeAll(those);
        return rest;
    }
}
