package io.tocsin.core.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.Sender;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulebookTest {

    @Nested
    class BuiltIn {

        private final Rulebook rulebook = Rulebook.builtIn();

        @Test
        void isVersion0() {
            assertThat(rulebook.version()).isZero();
            assertThat(rulebook).hasToString("Rulebook[version=0]");
        }

        @Test
        void treatsEachProjectAsTheDefaultOne() {
            assertThat(rulebook.project("horns")).isEqualTo(new Project("horns", "None", "#l1"));
            assertThat(rulebook.project("default")).isEqualTo(new Project("default", "None", "#l1"));
            assertThat(rulebook.teams()).containsOnlyKeys("l1");
        }

        @Test
        void knowsNoSource() {
            assertThat(rulebook.sources()).isEmpty();
            assertThat(rulebook.sender("prometheus")).isEqualTo(Sender.unknown("prometheus"));
            assertThat(rulebook.sourceWithKey("prometheus")).isEmpty();
        }

        @Test
        void reopensWithinHalfAnHour() {
            assertThat(rulebook.reopenWithin()).isEqualTo(Duration.ofMinutes(30));
            assertThat(rulebook.matrix().of("Gold", Severity.S1)).hasToString("5m");
        }
    }

    @Nested
    class Lookups {

        private final Rulebook rulebook = Samples.accepted("""
                projects:
                  default: {service_level: Silver, holder: "@anna"}
                  shop: {service_level: Gold}
                sources:
                  - {name: main, type: prometheus, key: k-1, project: shop, severity: S2, stale_after: 5m}
                  - {name: side, type: native}
                """);

        @Test
        void givesAnUnknownProjectWhatTheDefaultOneHas() {
            assertThat(rulebook.project("other")).isEqualTo(new Project("other", "Silver", "@anna"));
        }

        @Test
        void givesAKnownProjectWhatItLeavesOut() {
            assertThat(rulebook.project("shop")).isEqualTo(new Project("shop", "Gold", "@anna"));
        }

        @Test
        void knowsTheSenderByItsName() {
            assertThat(rulebook.sender("main"))
                    .isEqualTo(new Sender("main", "shop", Severity.S2, Duration.ofMinutes(5), EventRules.NONE));
            assertThat(rulebook.sender("side")).isEqualTo(Sender.unknown("side"));
            assertThat(rulebook.sender("nobody")).isEqualTo(Sender.unknown("nobody"));
        }

        @Test
        void findsASourceByItsKeyOnly() {
            assertThat(rulebook.sourceWithKey("k-1")).map(Source::name).contains("main");
            assertThat(rulebook.sourceWithKey("main")).isEmpty();
            assertThat(rulebook.source("side")).isPresent();
        }

        @Test
        void neverPrintsAKey() {
            assertThat(rulebook.sources().toString()).contains("main").doesNotContain("k-1");
            assertThat(rulebook.toString()).doesNotContain("k-1");
        }
    }
}
