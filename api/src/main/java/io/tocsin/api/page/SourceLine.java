package io.tocsin.api.page;

import io.tocsin.api.source.SourceView;
import io.tocsin.mql.ast.Expression;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source to be shown.
 *
 * @param rejected how many of its messages were not understood, ever
 * @param open the search for its incidents that are not closed
 * @param silence the search for the incidents that tell of its silence
 */
record SourceLine(
        SourceView of,
        @Nullable Moment heard,
        @Nullable Moment silentSince,
        long rejected,
        String open,
        String silence) {

    private static final String SILENT = "silent";

    /** What is silent comes first, then what never spoke, then the others; by name. */
    static List<SourceLine> of(List<SourceView> all, Map<String, Long> rejected, Instant now) {
        return all.stream()
                .map(source -> of(source, rejected.getOrDefault(source.name(), 0L), now))
                .sorted(Comparator.comparingInt(SourceLine::rank)
                        .thenComparing(line -> line.of().name()))
                .toList();
    }

    private static SourceLine of(SourceView source, long rejected, Instant now) {
        Expression notClosed = new Expression.Not(Range.NONE, is(Field.STATUS, "closed"));
        Expression named = Narrowing.is(new Operand.OfLabel("source"), new Value.Text(source.name()));
        return new SourceLine(
                source,
                source.lastHeard() == null ? null : Moment.of(source.lastHeard(), now),
                Moment.ofNullable(source.silentSince()),
                rejected,
                Formatter.format(Narrowing.and(is(Field.SOURCE, source.name()), notClosed)),
                Formatter.format(Narrowing.and(is(Field.TRIGGER, "SourceSilent"), named)));
    }

    private static Expression is(Field field, String text) {
        return Narrowing.is(new Operand.OfField(field), new Value.Text(text));
    }

    private int rank() {
        return of.state().equals(SILENT) ? 0 : of.lastHeard() == null ? 1 : 2;
    }
}
