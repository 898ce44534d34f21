package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.IncidentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceTest {

    private static List<String> labels(IncidentStatus status, @Nullable String reader) {
        return Choice.of(Shown.incident(status, null), reader).stream()
                .map(Choice::label)
                .toList();
    }

    @Test
    void leavesOutWhatTheStatusRefuses() {
        assertThat(labels(IncidentStatus.NEW, null))
                .contains("take", "handover", "snooze", "merge", "split", "close")
                .doesNotContain("return", "wake", "reopen", "unpin", "unrelate");
        assertThat(labels(IncidentStatus.TAKEN, null))
                .contains("return", "handover", "snooze")
                .doesNotContain("take", "wake");
        assertThat(labels(IncidentStatus.SNOOZED, null)).contains("wake", "snooze", "take");
        assertThat(labels(IncidentStatus.RETROSPECTIVE, null)).contains("take").doesNotContain("snooze");
        assertThat(labels(IncidentStatus.CLOSED, null)).containsExactly("reopen", "comment", "describe", "relate");
    }

    @ParameterizedTest
    @EnumSource(IncidentStatus.class)
    void hasNoKeyAndNoCommandTwice(IncidentStatus status) {
        List<Choice> choices = Choice.of(Shown.incident(status, null), "@a");

        assertThat(choices).extracting(Choice::action).doesNotHaveDuplicates();
        assertThat(choices.stream().map(Choice::key).filter(key -> key != null)).doesNotHaveDuplicates();
        assertThat(choices)
                .allSatisfy(choice -> assertThat(Action.parse(choice.action())).isPresent());
    }

    @Test
    void takesAtOnceWhoIsKnown() {
        assertThat(take("@a").atOnce()).isTrue();
        assertThat(take(null).atOnce()).isFalse();
    }

    private static Choice take(@Nullable String reader) {
        return Choice.of(Shown.incident(IncidentStatus.NEW, null), reader).getFirst();
    }
}
