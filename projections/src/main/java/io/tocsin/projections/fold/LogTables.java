package io.tocsin.projections.fold;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the tables to which rows are only ever added. */
final class LogTables {

    private static final List<Column<EndedSpan>> SPAN = List.of(
            Column.number("fingerprint", EndedSpan::fingerprint),
            Column.number("position", EndedSpan::position),
            Column.time("opened", EndedSpan::opened),
            Column.time("closed", EndedSpan::closed));
    private static final Bulk<EndedSpan> INTERVALS = Bulk.insert("alert_interval", SPAN);
    private static final Bulk<EndedSpan> SILENCES = Bulk.insert("alert_unknown", SPAN);

    private static final Bulk<EndedMute> MUTES = Bulk.insert(
            "alert_mute",
            List.of(
                    Column.number("fingerprint", mute -> mute.span().fingerprint()),
                    Column.number("position", mute -> mute.span().position()),
                    Column.time("opened", mute -> mute.span().opened()),
                    Column.time("closed", mute -> mute.span().closed()),
                    Column.text("mute", EndedMute::mute)));

    /** An alert may come back to an incident that it had left. */
    private static final Bulk<Membership> MEMBERSHIPS = Bulk.insert(
            "incident_alert",
            List.of(
                    Column.number("number", Membership::number),
                    Column.number("fingerprint", Membership::fingerprint),
                    Column.number("position", Membership::position)),
            "ON CONFLICT DO NOTHING");

    /** Keys that stand beside each other in the index are added one after the other. */
    private static final Comparator<Membership> BY_KEY = Comparator.comparingLong(Membership::number)
            .thenComparingLong(Membership::fingerprint)
            .thenComparingLong(Membership::position);

    private static final Bulk<Transfer> TRANSFERS = Bulk.insert(
            "alert_transfer",
            List.of(
                    Column.number("fingerprint", Transfer::fingerprint),
                    Column.number("position", Transfer::position),
                    Column.number("giver", Transfer::giver),
                    Column.number("taker", Transfer::taker)));

    private static final Bulk<LabelsAdded> LABELS = Bulk.insert(
            "incident_label",
            List.of(
                    Column.number("number", LabelsAdded::number),
                    Column.number("position", LabelsAdded::position),
                    Column.integers("ids", LabelsAdded::ids)));

    private static final Bulk<TimelineRow> TIMELINE = Bulk.insert(
            "timeline",
            List.of(
                    Column.number("position", TimelineRow::position),
                    Column.number("number", TimelineRow::number),
                    Column.time("at", TimelineRow::at),
                    Column.text("kind", TimelineRow::kind),
                    Column.text("actor", TimelineRow::actor),
                    Column.json("data", TimelineRow::data)));

    private static final Bulk<RejectedRow> REJECTED = Bulk.insert(
            "rejected_message",
            List.of(
                    Column.number("position", RejectedRow::position),
                    new Column<>("id", Column.Type.UUID, RejectedRow::id),
                    Column.text("source", RejectedRow::source),
                    Column.text("envelope", RejectedRow::envelope),
                    Column.text("faults", RejectedRow::faults)));

    private static final Bulk<Map.Entry<String, Long>> REJECTED_COUNTS = Bulk.insert(
            "rejected_count",
            List.of(Column.text("source", Map.Entry::getKey), Column.number("messages", Map.Entry::getValue)),
            "ON CONFLICT (source) DO UPDATE SET messages = rejected_count.messages + excluded.messages");

    private LogTables() {}

    static void write(Connection connection, Fold fold) throws SQLException {
        INTERVALS.write(connection, fold.intervals());
        SILENCES.write(connection, fold.silences());
        MUTES.write(connection, fold.mutes());
        MEMBERSHIPS.write(connection, fold.memberships().stream().sorted(BY_KEY).toList());
        TRANSFERS.write(connection, fold.transfers());
        LABELS.write(connection, fold.labels());
        TIMELINE.write(connection, fold.timeline());
        REJECTED.write(connection, fold.rejected());
        REJECTED_COUNTS.write(connection, counts(fold.rejected()).entrySet());
    }

    private static Map<String, Long> counts(List<RejectedRow> rejected) {
        Map<String, Long> counts = new HashMap<>();
        rejected.forEach(row -> counts.merge(row.source(), 1L, Long::sum));
        return counts;
    }
}
