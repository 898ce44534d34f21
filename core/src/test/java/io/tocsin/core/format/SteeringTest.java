package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Tie;
import io.tocsin.core.label.Labels;
import io.tocsin.core.message.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteeringTest {

    @Test
    void takesTheSteeringAnnotationsOut() {
        Event event = Read.alert(
                "tier=cluster",
                "plk_protocol_version=1;plk_markup_format=markdown;plk_pending_until_firing_for=10m;plk_alert_type=group;"
                        + "plk_incident_initial_status=todo;plk_grouped_by__x=B;plk_something_else=y;summary=s");

        assertThat(event.annotations().toMap()).containsOnlyKeys("plk_something_else", "summary");
        assertThat(event.markdown()).isTrue();
        assertThat(event.pendingFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(event.group()).isTrue();
        assertThat(event.incidentTodo()).isTrue();
    }

    @Test
    void asksForNothingWithoutThem() {
        Event event = Read.alert("", "summary=s");

        assertThat(event.markdown()).isFalse();
        assertThat(event.pendingFor()).isNull();
        assertThat(event.group()).isFalse();
        assertThat(event.incidentTodo()).isFalse();
        assertThat(event.ties()).isEmpty();
    }

    @Test
    void anEmptyOneIsNone() {
        Event event =
                Read.alert("", "plk_markup_format=;plk_pending_until_firing_for=;plk_grouped_by__x=;plk_alert_type=");

        assertThat(event.markdown()).isFalse();
        assertThat(event.group()).isFalse();
        assertThat(event.ties()).isEmpty();
    }

    @Test
    void collectedLabelsDoNotIdentify() {
        Event one = Read.alert("instance=a;pod=p;job=j", "plk_labels_as_annotations=instance, pod");

        assertThat(one.labels().toMap()).containsOnlyKeys("job");
        assertThat(one.collected().toMap()).isEqualTo(Map.of("instance", "a", "pod", "p"));
        assertThat(one.fingerprint())
                .isEqualTo(Read.alert("instance=b;job=j", "plk_labels_as_annotations=pod,instance")
                        .fingerprint());
        assertThat(one.description())
                .isNotEqualTo(Read.alert("instance=b;job=j", "plk_labels_as_annotations=pod,instance")
                        .description());
    }

    @Test
    void ignoredLabelsAreDropped() {
        Event event = Read.alert(
                "instance=a;job=j", "plk_ignore_labels=instance,nothing,;plk_labels_as_annotations=instance");

        assertThat(event.labels().toMap()).containsOnlyKeys("job");
        assertThat(event.collected().isEmpty()).isTrue();
        assertThat(event.fingerprint()).isEqualTo(Read.alert("job=j", "").fingerprint());
    }

    @Test
    void theTriggerCannotBeIgnored() {
        assertThat(Read.alert("", "plk_ignore_labels=alertname").trigger()).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({
        "plk_grouped_by__main, GROUPED_BY, main",
        "plk_group_for__main, GROUP_FOR, main",
        "plk_create_group_if_not_exists__main__x, CREATE_GROUP, main__x"
    })
    void tiesAlerts(String annotation, Tie.How how, String name) {
        Event event =
                Read.alert("tier=c;kubernetes=prod", annotation + "= Down , tier=cluster,kube=~kubernetes,x=~none");

        assertThat(event.ties())
                .containsExactly(
                        new Tie(how, name, "Down", Labels.of(Map.of("tier", "cluster", "kube", "prod", "x", ""))));
    }

    @Test
    void aTieWithoutOwnLabelDescribesAlertsWithoutIt() {
        Tie tie = Read.alert("", "plk_grouped_by__g=Down,x=~none").ties().getFirst();

        assertThat(tie.describes("Down", Labels.none())).isTrue();
        assertThat(tie.describes("Down", Labels.of(Map.of("x", "1")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plk_protocol_version=2|Expected \"1\", but it is \"2\"",
                "plk_markup_format=html|Expected \"markdown\", but it is \"html\"",
                "plk_alert_type=x|Expected \"group\", but it is \"x\"",
                "plk_incident_initial_status=new|Expected \"todo\", but it is \"new\"",
                "plk_pending_until_firing_for=10 minutes|Expected a duration like 30s, 10m, 1h30m or 1d",
                "plk_grouped_by__x=,a=b|Expected a trigger first",
                "plk_grouped_by__x=a=b|Expected a trigger first",
                "plk_group_for__x=A,b|Expected label=value or label=~other, but it is \"b\"",
                "plk_group_for__x=A,=b|Expected label=value or label=~other",
                "plk_group_for__x=A,|Expected label=value or label=~other, but it is \"\"",
                "plk_group_for__x=A,b=~|Expected label=value or label=~other",
                "plk_create_group_if_not_exists__x=A,b=1,b=2|Expected the label \"b\" once"
            })
    void refusesABadValueAtItsPlace(String annotation, String message) {
        Fault fault = Read.alertFault("", "summary=s;" + annotation);

        assertThat(fault.pointer()).isEqualTo("/0/annotations/" + annotation.substring(0, annotation.indexOf('=')));
        assertThat(fault.column()).isGreaterThan(1);
        assertThat(fault.message()).startsWith(message);
    }
}
