package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

final class Samples {

    /** What the manual shows, with all that this version supports. */
    static final String EVERYTHING = """
            matrix:
              Platinum: [1m, 5m, 10m, 30m, 24h, 24h, 24h, "-", "-"]
              Gold:     [5m, 10m, 30m, 24h, 24h, 24h, "-", "-", "-"]
              Silver:   [10m, 30m, 24h, 24h, 24h, "-", "-", "-", "-"]
              None:     [24h, 24h, 24h, 24h, "-", "-", "-", "-", "-"]
            projects:
              horns-and-hooves: {service_level: Gold, holder: "#l1"}
              default: {service_level: None, holder: "#l1"}
            teams:
              l1: {members: ["@vasiliy.vasiliyev", "@petr.petrov"]}
            sources:
              - {name: prometheus-main, type: prometheus, key: "k-…", project: horns-and-hooves, stale_after: 5m,
                 silent_after: 10m}
            """;

    private Samples() {}

    static Rulebook accepted(String yaml) {
        RulebookReading reading = RulebookReader.read(yaml, 12);
        assertThat(reading).isInstanceOf(RulebookReading.Accepted.class);
        return ((RulebookReading.Accepted) reading).rulebook();
    }

    static List<RulebookProblem> refused(String yaml) {
        RulebookReading reading = RulebookReader.read(yaml, 12);
        assertThat(reading).isInstanceOf(RulebookReading.Refused.class);
        return ((RulebookReading.Refused) reading).problems();
    }
}
