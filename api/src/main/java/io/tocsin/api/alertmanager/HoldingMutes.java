package io.tocsin.api.alertmanager;

import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.Mutes;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.Subject;
import io.tocsin.projections.alert.AlertView;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which mutes hold for an alert this moment, whether it began to fire before them or not. */
@Component
class HoldingMutes {

    private final MuteCommands mutes;
    private final RulebookCommands rulebook;

    HoldingMutes(MuteCommands mutes, RulebookCommands rulebook) {
        this.mutes = mutes;
        this.rulebook = rulebook;
    }

    /** The one that the alert is muted by comes first. */
    List<String> of(AlertView alert, Instant now) {
        Mutes standing = mutes.get();
        if (standing.isEmpty()) {
            return alert.mutedBy() == null ? List.of() : List.of(alert.mutedBy());
        }
        Set<String> all = new LinkedHashSet<>();
        if (alert.mutedBy() != null) {
            all.add(alert.mutedBy());
        }
        standing.allHolding(subject(alert), now).stream().map(MuteId::text).forEach(all::add);
        return List.copyOf(all);
    }

    private Subject subject(AlertView alert) {
        Rulebook rules = rulebook.get();
        return new Subject(
                alert.source(),
                alert.project(),
                alert.trigger(),
                alert.labels(),
                alert.annotations(),
                rules.project(alert.project()).serviceLevel(),
                alert.severity(),
                alert.kind());
    }
}
