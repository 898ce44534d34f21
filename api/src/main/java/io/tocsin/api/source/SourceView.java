package io.tocsin.api.source;

import io.tocsin.core.intake.HeardSource;
import io.tocsin.core.message.Sender;
import io.tocsin.core.rulebook.Source;
import io.tocsin.core.rulebook.SourceType;
import io.tocsin.mql.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source.
 *
 * @param type null for one that the rulebook does not name
 * @param silentAfter as the rulebook writes it; null: nobody watches whether it speaks
 * @param silentSince from when on its silence counts
 * @param messages that came of it, heartbeats included, since Tocsin was started
 */
public record SourceView(
        String name,
        @Nullable String type,
        String project,
        String state,
        @Nullable Instant lastHeard,
        @Nullable String silentAfter,
        @Nullable Instant silentSince,
        long messages) {

    static SourceView of(String name, Optional<Source> listed, @Nullable HeardSource heard) {
        Duration silentAfter = listed.map(Source::silentAfter).orElse(null);
        return new SourceView(
                name,
                listed.map(Source::type).map(SourceType::word).orElse(null),
                listed.map(Source::project).orElse(Sender.DEFAULT_PROJECT),
                state(silentAfter, heard),
                heard == null ? null : heard.heard(),
                silentAfter == null ? null : Durations.write(silentAfter),
                heard == null ? null : heard.silentSince(),
                heard == null ? 0 : heard.messages());
    }

    private static String state(@Nullable Duration silentAfter, @Nullable HeardSource heard) {
        if (heard == null) {
            return "never";
        }
        if (heard.silentSince() != null) {
            return "silent";
        }
        return silentAfter == null ? "unwatched" : "alive";
    }
}
