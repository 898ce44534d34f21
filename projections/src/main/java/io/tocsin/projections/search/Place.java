package io.tocsin.projections.search;

import static io.tocsin.projections.rows.Columns.micros;
import static io.tocsin.projections.rows.Columns.moment;

import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.projections.labels.LabelHash;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of an answer begins.
 *
 * @param now when the first page was asked for: all pages of an answer are of that moment
 * @param left how many rows may still come
 * @param after the keys of the last row before it; empty for the first page
 */
record Place(Instant now, int left, List<@Nullable String> after) {

    private static final int OWN = 2;
    private static final long LATEST = micros(Instant.parse("9999-01-01T00:00:00Z"));

    /** Of the query that was asked at first, or of its cursor, which no other query takes. */
    static Place of(Query query, PageRequest request, int keys, Instant now) {
        TextCursor cursor = cursor(query, keys);
        return cursor.read(request)
                .map(Place::read)
                .orElseGet(() -> new Place(
                        now.truncatedTo(ChronoUnit.MICROS),
                        query.limit() == null ? Integer.MAX_VALUE : query.limit(),
                        List.of()));
    }

    boolean first() {
        return after.isEmpty();
    }

    /** The cursor of what comes after a row of those keys, of which the page had so many. */
    String next(Query query, List<@Nullable String> last, int shown) {
        List<@Nullable String> texts = new ArrayList<>();
        texts.add(String.valueOf(micros(now)));
        texts.add(String.valueOf(left - shown));
        texts.addAll(last);
        return cursor(query, last.size()).write(texts);
    }

    private static Place read(List<@Nullable String> texts) {
        try {
            long asked = Long.parseLong(String.valueOf(texts.get(0)));
            int left = Integer.parseInt(String.valueOf(texts.get(1)));
            if (asked < 0 || asked > LATEST || left < 1) {
                throw new IllegalArgumentException("no place in an answer");
            }
            return new Place(moment(asked), left, texts.subList(OWN, texts.size()));
        } catch (IllegalArgumentException e) {
            throw TextCursor.foreign();
        }
    }

    private static TextCursor cursor(Query query, int keys) {
        return new TextCursor(Long.toHexString(LabelHash.of(Formatter.format(query))), keys + OWN);
    }
}
