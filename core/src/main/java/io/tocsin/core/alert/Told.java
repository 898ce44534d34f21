package io.tocsin.core.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.core.event.Event;
import io.tocsin.core.event.Kind;
import io.tocsin.core.event.Link;
import io.tocsin.core.event.Tie;
import io.tocsin.core.label.Labels;
import java.util.List;

/**
 * Everything a source told about an alert, for people and for rules.
 *
 * @param description the hash of what is said for people; see {@link Event#description()}
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Told(
        String project,
        String trigger,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Labels labels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Labels collected,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Labels annotations,
        List<Link> links,
        Kind kind,
        List<Tie> ties,
        boolean group,
        boolean markdown,
        boolean incidentTodo,
        boolean skewed,
        long description) {

    private static final int LONGEST_TITLE = 300;

    public Told {
        labels = labels == null ? Labels.none() : labels;
        collected = collected == null ? Labels.none() : collected;
        annotations = annotations == null ? Labels.none() : annotations;
        links = links == null ? List.of() : links;
        ties = ties == null ? List.of() : ties;
    }

    public static Told of(Event event) {
        return new Told(
                event.project(),
                event.trigger(),
                event.labels(),
                event.collected(),
                event.annotations(),
                event.links(),
                event.kind(),
                event.ties(),
                event.group(),
                event.markdown(),
                event.incidentTodo(),
                event.skewed(),
                event.description());
    }

    /** The short description for people; the trigger when there is none. */
    public String title() {
        String summary = annotations.get("summary");
        String title = summary == null || summary.isBlank() ? trigger : summary.strip();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    /** The long description; empty when there is none. */
    public String text() {
        String text = annotations.get("description");
        return text == null ? "" : text;
    }
}
