package io.tocsin.api.incident;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.incident.IncidentCommand;
import io.tocsin.core.incident.IncidentNumber;
import io.tocsin.core.incident.Relation;
import io.tocsin.core.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each command can say, from a program or from a form; texts as they were written. */
public final class CommandBodies {

    private CommandBodies() {}

    @Schema(name = "Take")
    public record Take(
            @Schema(example = "I am on it") @Nullable String comment) implements CommandBody {

        static final Take NOTHING = new Take(null);

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.TakeIncident(number, at, by, comment);
        }
    }

    @Schema(name = "HandOver")
    public record HandOver(
            @Schema(example = "#l2", description = "A person or a team") @Nullable String to,

            @Schema(example = "the network is yours") @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.HandOverIncident(number, at, by, to == null ? "" : to, comment);
        }
    }

    @Schema(name = "Return")
    public record Return(
            @Schema(example = "not ours") @Nullable String comment) implements CommandBody {

        static final Return NOTHING = new Return(null);

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.ReturnIncident(number, at, by, comment);
        }
    }

    @Schema(name = "Comment")
    public record Comment(
            @Schema(example = "the disk is on its way") @Nullable String comment) implements CommandBody {

        static final Comment NOTHING = new Comment(null);

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.CommentOnIncident(number, at, by, comment);
        }
    }

    @Schema(name = "Describe")
    public record Describe(
            @Schema(example = "The queue is stuck") @Nullable String title,

            @Schema(example = "**since nine**, on kube-3", description = "Markdown") @Nullable String text,

            @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.DescribeIncident(number, at, by, title, text, comment);
        }
    }

    @Schema(name = "PinSeverity")
    public record PinSeverity(
            @Schema(example = "S2", description = "null: as severe as its alerts again") @Nullable String severity,

            @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.PinSeverity(number, at, by, severity == null ? null : read(severity), comment);
        }

        private static Severity read(String text) {
            return Severity.parse(text)
                    .orElseThrow(() -> ProblemException.badArgument(
                            "Expected a severity of S1 to S9, or null, but it is \"" + text + '"'));
        }
    }

    @Schema(name = "Wake")
    public record Wake(@Nullable String comment) implements CommandBody {

        static final Wake NOTHING = new Wake(null);

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.WakeIncident(number, at, by, comment);
        }
    }

    @Schema(name = "Merge")
    public record Merge(
            @Schema(example = "4711", description = "The number of the incident that gets its alerts") @Nullable Long into,

            @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.MergeIncident(number, at, by, incident("into", into), comment);
        }
    }

    @Schema(name = "Split")
    public record Split(
            @Schema(example = "[\"0f1e2d3c4b5a6978\"]", description = "The alerts that move to a new incident")
            @Nullable List<String> alerts,

            @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            List<Fingerprint> moved = alerts == null
                    ? List.of()
                    : alerts.stream().map(Split::read).toList();
            return new IncidentCommand.SplitIncident(number, at, by, moved, comment);
        }

        private static Fingerprint read(@Nullable String text) {
            try {
                return Fingerprint.of(text == null ? "" : text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.badArgument(
                        "Expected fingerprints of 16 hex digits in alerts, but one is \"" + text + '"');
            }
        }
    }

    @Schema(name = "Relate")
    public record Relate(
            @Schema(example = "4711") @Nullable Long to,

            @Schema(
                    example = "cause",
                    allowableValues = {"cause", "consequence"},
                    description = "What this incident is to the other one")
            @Nullable String as,

            @Nullable String comment)
            implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.RelateIncident(number, at, by, incident("to", to), role(), comment);
        }

        private Relation.Role role() {
            return switch (as) {
                case "cause" -> Relation.Role.CAUSE;
                case "consequence" -> Relation.Role.CONSEQUENCE;
                case null, default ->
                    throw ProblemException.badArgument("Expected cause or consequence in the field as, but it is "
                            + (as == null ? "missing" : '"' + as + '"'));
            };
        }
    }

    @Schema(name = "Unrelate")
    public record Unrelate(
            @Schema(example = "4711") @Nullable Long to,
            @Nullable String comment) implements CommandBody {

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.UnrelateIncident(number, at, by, incident("to", to), comment);
        }
    }

    @Schema(name = "Close")
    public record Close(
            @Schema(example = "a bigger disk") @Nullable String resolution,
            @Schema(example = "took 20 minutes") @Nullable String comment)
            implements CommandBody {

        static final Close NOTHING = new Close(null, null);

        /** How many alerts fire is filled in where it is known. */
        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.CloseIncident(number, at, by, resolution, comment, 0);
        }
    }

    @Schema(name = "Reopen")
    public record Reopen(@Nullable String comment) implements CommandBody {

        static final Reopen NOTHING = new Reopen(null);

        @Override
        public IncidentCommand command(IncidentNumber number, Instant at, String by) {
            return new IncidentCommand.ReopenIncident(number, at, by, comment);
        }
    }

    private static IncidentNumber incident(String field, @Nullable Long number) {
        if (number == null) {
            throw ProblemException.badArgument(
                    "Expected the number of an incident in the field " + field + ", but it is missing");
        }
        return IncidentNumber.of(number);
    }
}
