package io.tocsin.api.alert;

import io.tocsin.core.alert.Heard;
import io.tocsin.core.alert.Told;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.Watched;
import io.tocsin.mql.ast.Query;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Adds to an alert what was heard of it since its last domain event. Safe for use by many threads. */
@Component
public final class FreshAlerts {

    private final Function<Fingerprint, @Nullable Watched> look;

    @Autowired
    public FreshAlerts(Intake intake) {
        this(intake::look);
    }

    FreshAlerts(Function<Fingerprint, @Nullable Watched> look) {
        this.look = look;
    }

    /** A page of what the query finds: of the present with the last words, of the past as it was known. */
    public Page<AlertView> of(Query query, Page<AlertView> page) {
        return query.asOf() == null ? page.map(this::of) : page;
    }

    /** The alert with the time of the last word about it, and with the newest words for people. */
    public AlertView of(AlertView alert) {
        Heard heard = heard(alert.fingerprint());
        return heard == null ? alert : freshened(alert, heard);
    }

    /** How long the senders' promises hold; null when nobody promised to speak again. */
    public @Nullable Instant promisedUntil(AlertView alert) {
        Heard heard = heard(alert.fingerprint());
        Instant longest = null;
        for (Heard.Word word : heard == null ? List.<Heard.Word>of() : heard.words()) {
            Instant until = word.until();
            if (until != null && (longest == null || until.isAfter(longest))) {
                longest = until;
            }
        }
        return longest;
    }

    private @Nullable Heard heard(Fingerprint fingerprint) {
        Watched watched = look.apply(fingerprint);
        return watched == null ? null : watched.heard();
    }

    private static AlertView freshened(AlertView alert, Heard heard) {
        Instant last = seen(alert, heard.last());
        Told newest = heard.newest();
        return new AlertView(
                alert.fingerprint(),
                alert.project(),
                alert.trigger(),
                alert.labels(),
                newest == null ? alert.annotations() : newest.annotations(),
                alert.collected(),
                alert.kind(),
                alert.state(),
                alert.severity(),
                alert.intervals(),
                alert.unknown(),
                alert.occurrences(),
                alert.occurred(),
                alert.durationSeconds(),
                alert.firstSeen(),
                last,
                alert.flapping(),
                alert.incident(),
                alert.source(),
                alert.sources(),
                newest == null ? alert.links() : newest.links(),
                alert.group(),
                alert.under(),
                alert.mutedBy());
    }

    /** As exact as the projections are, so that the time of a word does not depend on where it was read. */
    private static Instant seen(AlertView alert, @Nullable Instant word) {
        Instant last = word == null ? alert.lastSeen() : word.truncatedTo(ChronoUnit.MICROS);
        return last.isAfter(alert.lastSeen()) ? last : alert.lastSeen();
    }
}
