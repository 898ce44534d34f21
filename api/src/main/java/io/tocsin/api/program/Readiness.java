package io.tocsin.api.program;

import io.tocsin.core.store.EventStorage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Ready when the database answers and what people see is not far behind what is stored. */
@Component("storeHealthIndicator")
class Readiness implements HealthIndicator {

    /** Up to here a lag is the ordinary wake of a storm. */
    static final long LAG_AT_MOST = 50_000;

    private final JdbcTemplate jdbc;
    private final Feed feed;

    Readiness(EventStorage storage, Feed feed) {
        this.jdbc = new JdbcTemplate(storage.dataSource());
        this.jdbc.setQueryTimeout(1);
        this.feed = feed;
    }

    @Override
    public Health health() {
        try {
            jdbc.queryForObject("SELECT 1", Integer.class);
            long lag = feed.lag();
            Health.Builder health =
                    lag <= LAG_AT_MOST && feed.failure().isEmpty() ? Health.up() : Health.outOfService();
            feed.failure().ifPresent(failure -> health.withDetail("projections", "stopped: " + failure.getMessage()));
            return health.withDetail("projectionLagEvents", lag).build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("database", "away: " + e.getMessage())
                    .build();
        }
    }
}
