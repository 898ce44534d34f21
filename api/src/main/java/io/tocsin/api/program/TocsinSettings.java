package io.tocsin.api.program;

import io.tocsin.api.demo.DemoSettings;
import io.tocsin.api.kafka.KafkaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code tocsin.*}; {@code docs/operations.md} lists them for users.
 *
 * @param dataDir where the embedded PostgreSQL keeps its data
 * @param postgres an external server; then no embedded one is started
 * @param rulebook the file of the rulebook; null: the built-in one
 * @param runbooks folders of runbooks, beside those that the rulebook names
 */
@ConfigurationProperties("tocsin")
public record TocsinSettings(
        @DefaultValue("data") Path dataDir,
        @DefaultValue Postgres postgres,
        @DefaultValue KafkaSettings kafka,
        @Nullable Path rulebook,
        @DefaultValue List<Path> runbooks,
        @DefaultValue Security security,
        @DefaultValue Limits limits,
        @DefaultValue OwnAlertSettings ownAlerts,
        @DefaultValue Heartbeat heartbeat,
        @DefaultValue DemoSettings demo) {

    /** @param url a JDBC URL; null: the embedded server */
    public record Postgres(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password) {

        @Override
        public String toString() {
            return "Postgres[url=" + url + ", username=" + username + "]";
        }
    }

    /**
     * Who may do what.
     *
     * @param mode a word of {@link io.tocsin.api.access.SecurityMode}
     * @param admins people ({@code @name}) who may do what only holders may
     */
    public record Security(
            @DefaultValue("open") String mode, @DefaultValue Set<String> admins) {}

    /**
     * When Tocsin tells of trouble with itself.
     *
     * @param every how often it looks
     * @param settleAfter how long all must be well before it says so
     * @param projectionLag so many events are too many to be stored and not visible
     * @param projectionLagFor for so long
     * @param rejectedMessages so many are too many
     * @param rejectedWithin of so long a time
     * @param timersLate so late is too late
     */
    public record OwnAlertSettings(
            @DefaultValue("5s") Duration every,
            @DefaultValue("1m") Duration settleAfter,
            @DefaultValue("10000") long projectionLag,
            @DefaultValue("1m") Duration projectionLagFor,
            @DefaultValue("20") long rejectedMessages,
            @DefaultValue("5m") Duration rejectedWithin,
            @DefaultValue("30s") Duration timersLate) {}

    /**
     * Who is told that Tocsin is well.
     *
     * @param url asked for while it is; null: nobody
     * @param every how often
     */
    public record Heartbeat(
            @Nullable URI url, @DefaultValue("1m") Duration every) {

        /** Without the address: a secret may be in it. */
        @Override
        public String toString() {
            return "Heartbeat[every=" + every + "]";
        }
    }

    /**
     * What is refused as too much.
     *
     * @param body the largest body of a message, unpacked
     * @param waitingMessages so many messages may wait to be written
     * @param waitingBodies so many bytes of them
     * @param search how long the answer to a query may take
     * @param streamReaders so many may read the stream of incidents at once
     */
    public record Limits(
            @DefaultValue("8MB") DataSize body,
            @DefaultValue("10000") int waitingMessages,
            @DefaultValue("128MB") DataSize waitingBodies,
            @DefaultValue("10s") Duration search,
            @DefaultValue("1000") int streamReaders) {}
}
