package io.tocsin.api.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.projections.schema.ProjectionsSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RebuildCommandIT {

    private final PostgresForTests.Database database = PostgresForTests.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

    @Test
    void endsWithZeroWhenAllIsAsItWas() {
        assertThat(rebuild()).isZero();
        assertThat(rebuild("swap")).isZero();
    }

    @Test
    void endsWithTwoWhenATableDiffersAndMendsItWhenItSwaps() {
        EventStorage.migrate(database.dataSource());
        ProjectionsSchema.migrate(database.dataSource(), ProjectionsSchema.LIVE);
        jdbc.update("INSERT INTO projections.rejected_count VALUES ('nobody', 1)");

        assertThat(rebuild()).isEqualTo(2);
        assertThat(nobody()).isOne();

        assertThat(rebuild("swap")).isEqualTo(2);
        assertThat(nobody()).isZero();
    }

    private @Nullable Long nobody() {
        return jdbc.queryForObject("SELECT count(*) FROM projections.rejected_count", Long.class);
    }

    private int rebuild(String... more) {
        String url = "--tocsin.postgres.url=" + database.jdbcUrl();
        return more.length == 0
                ? RebuildCommand.execute("rebuild", url)
                : RebuildCommand.execute("rebuild", more[0], url);
    }
}
