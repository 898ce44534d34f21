package io.tocsin.core.rulebook;

import static io.tocsin.core.rulebook.Samples.accepted;
import static io.tocsin.core.rulebook.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.core.event.Kind;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.EventRules;
import io.tocsin.core.message.EventRules.Judgement;
import io.tocsin.core.severity.Severity;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static Subject alert(String project, String trigger, Map<String, String> labels) {
        return new Subject(
                "prometheus-main",
                project,
                trigger,
                Labels.of(labels),
                Labels.of(Map.of("summary", "Something is wrong")),
                "Gold",
                Severity.S3,
                Kind.LASTING);
    }

    @Nested
    class Routing {

        private final Rulebook rulebook = accepted("""
                routing:
                  - 'project = "shop" AND ~server = "gitlab" -> @vasiliy.vasiliyev'
                  - 'project = shop and severity <= S3 -> #l1, @petr.petrov'
                """);

        @Test
        void givesToTheHolderOfTheFirstRuleThatMatches() {
            RoutingRule rule = rulebook.routing(alert("shop", "Slow", Map.of("server", "gitlab")))
                    .orElseThrow();

            assertThat(rule.holder()).isEqualTo("@vasiliy.vasiliyev");
            assertThat(rule.why())
                    .isEqualTo("line 2: project = \"shop\" AND ~server = \"gitlab\" -> @vasiliy.vasiliyev");
            assertThat(rulebook.routing(alert("shop", "Slow", Map.of()))
                            .orElseThrow()
                            .targets())
                    .containsExactly("#l1", "@petr.petrov");
            assertThat(rulebook.routing(alert("other", "Slow", Map.of()))).isEmpty();
        }

        @Test
        void mayBeOneTextWithComments() {
            Rulebook lines = accepted("""
                    routing: |
                      # nights
                      ~server = gitlab -> @vasiliy.vasiliyev

                      trigger =~ "^Kube" -> #l1
                    """);

            assertThat(lines.routing(alert("shop", "KubePodDown", Map.of()))
                            .orElseThrow()
                            .line())
                    .isEqualTo(5);
        }

        @Test
        void saysWhereARuleIsWrong() {
            assertThat(refused("""
                            routing:
                              - 'projekt = shop -> @anna'
                              - ~server = gitlab
                              - 'trigger = a -> #nobody'
                              - trigger = a -> #l1
                              - "status = new -> @anna"
                            """))
                    .extracting(RulebookProblem::line, RulebookProblem::column)
                    .containsExactly(tuple(2, 6), tuple(3, 5), tuple(4, 5), tuple(5, 5), tuple(6, 6));
            assertThat(refused("routing: |\n  trigger = a -> @anna\n\n  ~x == b -> @anna\n"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.line()).isEqualTo(4);
                        assertThat(problem.column()).isEqualTo(6);
                    });
            assertThat(refused("routing: ['trigger = a']"))
                    .extracting(RulebookProblem::message)
                    .containsExactly("Expected -> and a holder behind the condition, but there is none");
            assertThat(refused("routing:\n  - a = b -> #l1\n").toString()).contains("begins a comment");
            assertThat(refused("routing: anna")).hasSize(1);
            assertThat(refused("routing: {a: b}")).hasSize(1);
        }
    }

    @Nested
    class Grouping {

        private final Rulebook rulebook = accepted("""
                grouping:
                  - {match: 'trigger =~ "^Kubernetes"', by: [project, ~kubernetes, ~namespace]}
                """);

        @Test
        void goesByFieldsAndLabels() {
            Subject one = alert("shop", "KubernetesPodDown", Map.of("kubernetes", "prod", "pod", "a"));
            Subject two = alert("shop", "KubernetesNodeDown", Map.of("kubernetes", "prod", "pod", "b"));
            Subject other = alert("shop", "KubernetesPodDown", Map.of("kubernetes", "dev"));
            GroupingRule rule = rulebook.grouping(one).orElseThrow();

            assertThat(rule.keyOf(one)).isEqualTo(rule.keyOf(two)).isNotEqualTo(rule.keyOf(other));
            assertThat(rule.why()).isEqualTo("line 2: trigger =~ \"^Kubernetes\" by project, ~kubernetes, ~namespace");
            assertThat(rulebook.grouping(alert("shop", "DiskFull", Map.of()))).isEmpty();
        }

        @Test
        void tellsAMissingLabelFromAnEmptyOne() {
            GroupingRule rule =
                    rulebook.grouping(alert("shop", "Kubernetes", Map.of())).orElseThrow();

            assertThat(rule.keyOf(alert("shop", "Kubernetes", Map.of())))
                    .isNotEqualTo(rule.keyOf(alert("shop", "Kubernetes", Map.of("namespace", ""))));
        }

        @Test
        void saysWhatItCannotGoBy() {
            assertThat(refused("grouping:\n  - {match: '', by: [projct, holder, ~x]}\n"))
                    .extracting(RulebookProblem::message)
                    .anySatisfy(message -> assertThat(message).contains("did you mean \"project\"?"))
                    .hasSize(2);
            assertThat(refused("grouping:\n  - {match: ''}\n  - {by: [project]}\n  - {match: '', by: []}\n"))
                    .hasSize(3);
            assertThat(refused("grouping:\n  - {match: 'flapping', by: [project]}\n"))
                    .extracting(RulebookProblem::message)
                    .first()
                    .asString()
                    .contains("known before there is an incident");
        }
    }

    @Nested
    class OfEvents {

        private final Rulebook rulebook = accepted("""
                identity:
                  - {match: 'has ~pod', ignore: [pod, ~instance], collect: [endpoint]}
                severity:
                  - {match: '~severity = critical', severity: S2}
                  - {match: 'title = "Something is wrong"', impact: deadly, likelihood: rare}
                """);

        @Test
        void decideWhatIdentifies() {
            Judgement judgement = judge(Map.of("pod", "a-1"));

            assertThat(judgement.ignore()).containsExactlyInAnyOrder("pod", "instance");
            assertThat(judgement.collect()).containsExactly("endpoint");
            assertThat(judge(Map.of("host", "a")).ignore()).isEmpty();
        }

        @Test
        void decideHowSevereItIs() {
            assertThat(judge(Map.of("severity", "critical")).severity()).isEqualTo(Severity.S2);
            assertThat(judge(Map.of()).severity()).isEqualTo(Severity.S5);
        }

        @Test
        void areNotAskedWhereThereAreNone() {
            assertThat(Rulebook.builtIn().sender("prometheus").rules()).isEqualTo(EventRules.NONE);
        }

        @Test
        void sayWhatIsMissingOrNotKnownYet() {
            assertThat(refused("""
                            identity:
                              - {match: 'severity = S1', ignore: [pod]}
                              - {match: ''}
                            severity:
                              - {match: ''}
                              - {match: '', severity: S1, impact: deadly}
                              - {match: '', severity: S10}
                              - {match: 'a =', severity: S1}
                              - {match: '| count', severity: S1}
                            """)).hasSize(8);
        }

        private Judgement judge(Map<String, String> labels) {
            return rulebook.sender("prometheus")
                    .rules()
                    .judge(
                            "prometheus",
                            "shop",
                            "Slow",
                            Labels.of(labels),
                            Labels.of(Map.of("summary", "Something is wrong")));
        }
    }

    @Test
    void mayBeTenThousand() {
        StringBuilder yaml = new StringBuilder("routing:\n");
        for (int i = 0; i < 10_000; i++) {
            yaml.append("  - 'project = \"p")
                    .append(i)
                    .append("\" and ~server =~ \"^db\" -> @p")
                    .append(i)
                    .append("'\n");
        }
        Rulebook rulebook = accepted(yaml.toString());

        assertThat(rulebook.routing(alert("p9876", "Slow", Map.of("server", "db-1")))
                        .orElseThrow()
                        .holder())
                .isEqualTo("@p9876");
    }
}
