package io.tocsin.mql.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.Seeds;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.predicate.IncidentPredicate;
import io.tocsin.mql.predicate.Predicates;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Vocabulary;
import io.tocsin.mql.spec.RandomAlerts;
import io.tocsin.mql.spec.RandomQueries;
import io.tocsin.mql.spec.SampleAlert;
import io.tocsin.mql.spec.SampleIncident;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentRuleSetTest {

    private static final Instant NOW = Instant.parse("2026-10-26T15:10:00Z");
    private static final List<String> LABELS = List.of("a", "b", "kubernetes");
    private static final List<String> TEXTS = List.of("", "a", "ab", "b", "prod", "MSM-Prod", "disk full");

    @Test
    void saysWhatEveryRuleInTurnSays() {
        Seeds.tries(3_000, random -> {
            RandomQueries queries = new RandomQueries(random, LABELS, TEXTS);
            List<Expression> rules = Stream.generate(queries::expression)
                    .limit(1 + random.nextInt(60))
                    .toList();
            IncidentRuleSet<Expression> set = IncidentRuleSet.of(rules, rule -> rule);
            List<IncidentPredicate> predicates =
                    rules.stream().map(Predicates::ofIncident).toList();
            for (int i = 0; i < 10; i++) {
                SampleIncident incident = incident(random);
                assertThat(set.all(incident, NOW))
                        .as("%s", incident)
                        .isEqualTo(IntStream.range(0, rules.size())
                                .filter(rule -> predicates.get(rule).test(incident, NOW))
                                .mapToObj(rules::get)
                                .toList());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~a = x",
                "trigger = \"DiskFull\" and severity <= S3",
                "project = shop and ~a = x or service_level = \"Gold\"",
                "each(~a = x and project = y)",
                "not (not has ~a and not has ~b)",
                "trigger =~ \"^Kubernetes\" and not status = closed"
            })
    void findsWhatNeedsATextByThat(String mql) {
        assertThat(of(mql).unindexed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "severity < S3", "status = new", "flapping", "\"disk\"", "not ~a = x", "~a = x or alerts > 5"
            })
    void comparesWhatNeedsNoTextWithEveryIncident(String mql) {
        assertThat(of(mql).unindexed()).isOne();
    }

    @Test
    void letsDifferentAlertsSatisfyTheTermsOfARuleUnlessItSaysEach() {
        SampleIncident incident = new SampleIncident(
                1,
                Map.of(),
                Map.of(),
                3,
                0,
                false,
                List.of(RuleSetTest.alert(Map.of("a", "x")), RuleSetTest.alert(Map.of("b", "y"))));

        assertThat(of("~a = x and ~b = y").all(incident, NOW)).hasSize(1);
        assertThat(of("each(~a = x and ~b = y)").all(incident, NOW)).isEmpty();
        assertThat(of("~a = y").rules()).hasSize(1);
    }

    private static IncidentRuleSet<Expression> of(String mql) {
        return switch (Mql.read(mql, Vocabulary.incidents())) {
            case Reading.Understood understood ->
                IncidentRuleSet.of(List.of(understood.query().expression()), rule -> rule);
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }

    private static SampleIncident incident(Random random) {
        RandomAlerts alerts = new RandomAlerts(random, LABELS, TEXTS);
        List<SampleAlert> some = Stream.generate(() -> alerts.alert(NOW))
                .limit(random.nextInt(4))
                .toList();
        Map<Field, String> texts = new EnumMap<>(Field.class);
        Stream.of(Field.PROJECT, Field.TITLE, Field.TEXT, Field.SERVICE_LEVEL, Field.HOLDER)
                .forEach(field -> texts.put(field, TEXTS.get(random.nextInt(TEXTS.size()))));
        texts.put(
                Field.STATUS,
                Field.STATUS.words().get(random.nextInt(Field.STATUS.words().size())));
        return new SampleIncident(
                random.nextInt(100),
                texts,
                Map.of(Field.OPENED, NOW.minusSeconds(random.nextInt(100_000))),
                1 + random.nextInt(9),
                random.nextInt(3),
                random.nextBoolean(),
                some);
    }
}
