package io.tocsin.projections.rebuild;

import static io.tocsin.projections.schema.ProjectionsSchema.LIVE;
import static io.tocsin.projections.schema.ProjectionsSchema.REBUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.projections.RandomHistory;
import io.tocsin.projections.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RebuildKilledIT {

    private static final int EVENTS = 16_000;
    private static final int KILLED_AT = 4_000;

    private final Tables tables = new Tables();
    private final long seed = new Random().nextLong();
    private final RandomHistory history = new RandomHistory(seed, EVENTS);

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void leavesTheLiveTablesAsTheyAreAndCanBeMadeOnceMore() throws Exception {
        for (long applied = 0; applied < EVENTS; applied = tables.projector.applied()) {
            tables.projector.apply(history.after(applied, 2_000));
        }
        Map<String, TableCheck.Checksum> before = live();

        killAt(KILLED_AT);

        assertThat(new JdbcTemplate(tables.schema(REBUILD)).queryForObject("SELECT position FROM applied", Long.class))
                .as("it was in the middle")
                .isBetween((long) KILLED_AT, EVENTS - 1L);
        assertThat(live()).as("seed %d", seed).isEqualTo(before);
        assertThat(tables.projector.applied()).isEqualTo(EVENTS);
        assertThat(tables.queue.byNumber(new IncidentNumber(1), tables.now)).isPresent();
        Rebuild rebuild = new Rebuild(history, tables.database.dataSource(), () -> tables.now);
        assertThatIllegalStateException().isThrownBy(rebuild::swap).withMessageContaining("broke off");
        assertThat(rebuild.run(progress -> {}).equal()).as("seed %d", seed).isTrue();
    }

    /** Kills it once it has come there. */
    private void killAt(long position) throws IOException, InterruptedException {
        Process node = RebuildNode.start(tables.database.jdbcUrl(), seed, EVENTS);
        BufferedReader said = node.inputReader();
        long done = 0;
        while (done < position) {
            String line = said.readLine();
            assertThat(line).as("it rebuilds").isNotNull();
            done = line.startsWith(RebuildNode.BATCH_DONE)
                    ? Long.parseLong(line.substring(RebuildNode.BATCH_DONE.length()))
                    : done;
        }
        assertThat(node.destroyForcibly().waitFor()).as("killed").isEqualTo(137);
    }

    private Map<String, TableCheck.Checksum> live() {
        Map<String, TableCheck.Checksum> checksums = new TreeMap<>();
        Checksums.tables(tables.jdbc, LIVE)
                .forEach(table -> checksums.put(table, Checksums.of(tables.jdbc, LIVE, table)));
        return checksums;
    }
}
