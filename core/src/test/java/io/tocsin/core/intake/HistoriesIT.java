package io.tocsin.core.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.core.Seeds;
import io.tocsin.core.command.IncidentCommands;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.core.rulebook.RulebookReader;
import io.tocsin.core.rulebook.RulebookReading;
import io.tocsin.core.timer.Timers;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random histories of alerts, people and time against a simple model: no difference, and what is folded from the events is what
 * is live. {@code -Dtocsin.histories=10000} makes it long.
 */
class HistoriesIT {

    static final String YAML = """
            projects:
              default: {service_level: Gold, holder: "#l1"}
            teams:
              l1: {members: ["@a", "@b"]}
              l2: {members: ["@c"]}
            """;

    static final Rulebook RULEBOOK = rulebook();

    private static final int HISTORIES = Integer.getInteger("tocsin.histories", 300);

    @Test
    void areAsTheModelSays() {
        try (Desk desk = new Desk(RULEBOOK);
                Timers timers = new Timers(desk.storage, desk::rulebook, desk::now, new SimpleMeterRegistry())) {
            IncidentCommands commands = new IncidentCommands(desk.storage, () -> RULEBOOK, Set.of());
            Seeds.tries(HISTORIES, random -> new History(random, desk, commands, timers).run());
        }
    }

    private static Rulebook rulebook() {
        RulebookReading reading = RulebookReader.read(YAML, 3);
        return switch (reading) {
            case RulebookReading.Accepted accepted -> accepted.rulebook();
            case RulebookReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }
}
