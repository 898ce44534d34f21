package io.tocsin.core.incident;

import static io.tocsin.core.incident.Workflow.A;
import static io.tocsin.core.incident.Workflow.NINE;
import static io.tocsin.core.incident.Workflow.NUMBER;
import static io.tocsin.core.incident.Workflow.OTHER;
import static io.tocsin.core.incident.Workflow.PETR;
import static io.tocsin.core.incident.Workflow.STRANGER;
import static io.tocsin.core.incident.Workflow.VASILIY;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.incident.IncidentCommand.CloseIncident;
import io.tocsin.core.incident.IncidentCommand.CommentOnIncident;
import io.tocsin.core.incident.IncidentCommand.DescribeIncident;
import io.tocsin.core.incident.IncidentCommand.HandOverIncident;
import io.tocsin.core.incident.IncidentCommand.MergeIncident;
import io.tocsin.core.incident.IncidentCommand.PinSeverity;
import io.tocsin.core.incident.IncidentCommand.RelateIncident;
import io.tocsin.core.incident.IncidentCommand.ReopenIncident;
import io.tocsin.core.incident.IncidentCommand.ReturnIncident;
import io.tocsin.core.incident.IncidentCommand.SnoozeIncident;
import io.tocsin.core.incident.IncidentCommand.SplitIncident;
import io.tocsin.core.incident.IncidentCommand.TakeIncident;
import io.tocsin.core.incident.IncidentCommand.UnrelateIncident;
import io.tocsin.core.incident.IncidentCommand.WakeIncident;
import io.tocsin.core.severity.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command in every status: what it does, or why not. The table stands in {@code docs/workflow.md}. */
class WorkflowTableTest {

    private static final Path DOCS = Path.of("..", "docs", "workflow.md");
    private static final Path EXPECTED = Path.of("target", "workflow-table.md");
    private static final Instant NOW = NINE.plusSeconds(60);
    private static final Pattern HUMP = Pattern.compile("(?<!^)([A-Z])");

    private final List<String> texts = new ArrayList<>();

    @Test
    void isTheTableOfTheDocs() throws IOException {
        String table = table();
        Files.createDirectories(EXPECTED.getParent());
        Files.writeString(EXPECTED, table);

        assertThat(Files.readString(DOCS))
                .as("The table as it is now is in core/%s", EXPECTED)
                .contains(table);
    }

    @Test
    void hasARowForEveryCommand() {
        assertThat(commands().values().stream().map(Object::getClass))
                .containsAll(Arrays.asList(IncidentCommand.class.getPermittedSubclasses()));
    }

    @Test
    void hasAColumnForEveryStatus() {
        assertThat(states().values().stream().map(IncidentState::status)).contains(IncidentStatus.values());
    }

    @Test
    void acceptsNothingThatTheStateCannotFollow() {
        states().values()
                .forEach(state -> commands().values().forEach(command -> {
                    if (decide(state, command) instanceof Ruling.Accepted accepted) {
                        IncidentState after = IncidentState.evolve(state, accepted.events());
                        assertThat(after.sequence()).isGreaterThan(state.sequence());
                        assertThat(after.isClosed()).isEqualTo(after.closed() != null);
                        assertThat(after.status() == IncidentStatus.SNOOZED).isEqualTo(after.snooze() != null);
                        assertThat(after.holder()).isNotBlank();
                        assertThat(after.isClosed() && after.dueAt() != null).isFalse();
                    }
                }));
    }

    private String table() {
        Map<String, IncidentState> states = states();
        StringBuilder table = new StringBuilder();
        table.append(states.keySet().stream().collect(joining(" | ", "| | ", " |\n")));
        table.append(Stream.generate(() -> "---").limit(states.size() + 1L).collect(joining(" | ", "| ", " |\n")));
        commands()
                .forEach((name, command) -> table.append(states.values().stream()
                        .map(state -> cell(decide(state, command)))
                        .collect(joining(" | ", "| " + name + " | ", " |\n"))));
        table.append('\n');
        for (int i = 0; i < texts.size(); i++) {
            table.append(i + 1).append(". ").append(texts.get(i)).append('\n');
        }
        return table.toString();
    }

    private String cell(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted accepted ->
                accepted.events().stream().map(WorkflowTableTest::event).collect(joining(", "));
            case Ruling.Rejected rejected -> "*" + reason(rejected.rejection()) + "*";
        };
    }

    private String reason(Rejection rejection) {
        String text = kebab(rejection.getClass()).replace('-', ' ') + ": " + rejection.text();
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return kebab(rejection.getClass()).replace('-', ' ') + " " + (texts.indexOf(text) + 1);
    }

    private static String event(IncidentEvent event) {
        String name = kebab(event.getClass()).replace("incident-", "");
        return "`" + name + "`" + (event.number().equals(NUMBER) ? "" : " in " + event.number());
    }

    private static String kebab(Class<?> type) {
        return HUMP.matcher(type.getSimpleName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    private static Ruling decide(IncidentState state, IncidentCommand command) {
        return IncidentDecider.decide(state, command, Workflow.all());
    }

    private static Map<String, IncidentState> states() {
        Map<String, IncidentState> states = new LinkedHashMap<>();
        states.put("new", Workflow.fresh());
        states.put("todo", Workflow.opened(NUMBER, IncidentStatus.TODO));
        states.put("retrospective", Workflow.opened(NUMBER, IncidentStatus.RETROSPECTIVE));
        states.put("taken", Workflow.taken());
        states.put("taken, offered", Workflow.offered());
        states.put("snoozed", Workflow.snoozed(NINE.plusSeconds(3600), false));
        states.put("closed", Workflow.closed());
        states.put("closed, merged", Workflow.merged());
        return states;
    }

    private static Map<String, IncidentCommand> commands() {
        Map<String, IncidentCommand> rows = new LinkedHashMap<>();
        rows.put("take", new TakeIncident(NUMBER, NOW, PETR, null));
        rows.put("take, by another", new TakeIncident(NUMBER, NOW, STRANGER, null));
        rows.put("take, by who was asked", new TakeIncident(NUMBER, NOW, VASILIY, null));
        rows.put("hand over", new HandOverIncident(NUMBER, NOW, PETR, "#l2", null));
        rows.put("hand over, by another", new HandOverIncident(NUMBER, NOW, STRANGER, "#l2", null));
        rows.put("return", new ReturnIncident(NUMBER, NOW, PETR, null));
        rows.put("return, by who was asked", new ReturnIncident(NUMBER, NOW, VASILIY, null));
        rows.put("comment", new CommentOnIncident(NUMBER, NOW, PETR, "seen before"));
        rows.put("describe", new DescribeIncident(NUMBER, NOW, PETR, "The queue is stuck", null, null));
        rows.put("pin the severity", new PinSeverity(NUMBER, NOW, PETR, Severity.S1, null));
        rows.put("unpin the severity", new PinSeverity(NUMBER, NOW, PETR, null, null));
        rows.put("snooze", new SnoozeIncident(NUMBER, NOW, PETR, NOW.plusSeconds(3600), true, null));
        rows.put("wake", new WakeIncident(NUMBER, NOW, PETR, null));
        rows.put("merge", new MergeIncident(NUMBER, NOW, PETR, OTHER, null));
        rows.put("split", new SplitIncident(NUMBER, NOW, PETR, List.of(A), null));
        rows.put("relate", new RelateIncident(NUMBER, NOW, PETR, OTHER, Relation.Role.CAUSE, null));
        rows.put("unrelate", new UnrelateIncident(NUMBER, NOW, PETR, OTHER, null));
        rows.put("close", new CloseIncident(NUMBER, NOW, PETR, "a bigger disk", null, 2));
        rows.put("reopen", new ReopenIncident(NUMBER, NOW, PETR, null));
        return rows;
    }
}
