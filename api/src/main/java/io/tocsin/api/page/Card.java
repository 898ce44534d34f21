package io.tocsin.api.page;

import io.tocsin.core.incident.IncidentStatus;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.queue.IncidentView;
import io.tocsin.projections.queue.Snooze;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a card.
 *
 * @param address of its page
 * @param tone how loud it is: {@code loud}, {@code clear}, {@code quiet}; by severity
 * @param lasted from its opening to its closing, or to now
 * @param answered the time to the first take; null while nobody has taken it
 */
record Card(
        IncidentView incident,
        String address,
        String status,
        String state,
        String tone,
        @Nullable Due due,
        Moment opened,
        @Nullable Moment closed,
        String lasted,
        @Nullable String answered,
        List<LabelRow> labels) {

    private static final int LOUD_TO = 2;
    private static final int CLEAR_TO = 4;

    static Card of(IncidentView incident, Instant now) {
        Instant end = incident.closed() == null ? now : incident.closed();
        Long seconds = incident.responseSeconds();
        return new Card(
                incident,
                "/incidents/" + incident.number(),
                incident.status().word(),
                incident.state().word(),
                tone(incident.severity().level()),
                Due.of(incident, now),
                Moment.of(incident.opened()),
                Moment.ofNullable(incident.closed()),
                Moment.duration(Duration.between(incident.opened(), end)),
                seconds == null ? null : Moment.duration(Duration.ofSeconds(seconds)),
                LabelRow.of(incident));
    }

    static String tone(int level) {
        return level <= LOUD_TO ? "loud" : level <= CLEAR_TO ? "clear" : "quiet";
    }

    public String triggers() {
        return String.join(", ", incident.triggers());
    }

    /** Whether somebody can take it. */
    public boolean free() {
        return incident.status() != IncidentStatus.TAKEN && incident.status() != IncidentStatus.SNOOZED && !over();
    }

    public boolean over() {
        return incident.status() == IncidentStatus.CLOSED;
    }

    public boolean sleeps() {
        return incident.status() == IncidentStatus.SNOOZED;
    }

    public boolean late() {
        return due != null && due.late();
    }

    /** When it wakes; null when it does not sleep, or for ever. */
    public @Nullable Moment sleepsUntil() {
        Snooze snooze = incident.snoozed();
        return snooze == null ? null : Moment.ofNullable(snooze.until());
    }

    /** The search for all of its triggers in its project. */
    public String ofItsTrigger() {
        return Formatter.format(Narrowing.and(
                Narrowing.is(new Operand.OfField(Field.PROJECT), new Value.Text(incident.project())),
                Narrowing.in(Field.TRIGGER, incident.triggers())));
    }

    /** The numbers of the incidents that it is related to. */
    public List<Long> related() {
        return Stream.concat(incident.causes().stream(), incident.consequences().stream())
                .distinct()
                .toList();
    }

    /** Other incidents by what they are to this one; only what there is. */
    public Map<String, List<Long>> links() {
        Map<String, List<Long>> links = new LinkedHashMap<>();
        links.put("causes", incident.causes());
        links.put("consequences", incident.consequences());
        links.put("mergedInto", Stream.ofNullable(incident.mergedInto()).toList());
        links.put("splitFrom", Stream.ofNullable(incident.splitFrom()).toList());
        links.values().removeIf(List::isEmpty);
        return links;
    }
}
