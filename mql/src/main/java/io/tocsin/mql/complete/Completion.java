package io.tocsin.mql.complete;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.parse.Cursor;
import io.tocsin.mql.parse.CursorReader;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.schema.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be written at the cursor.
 *
 * @param replaced what a proposal takes the place of: the word that is being written, up to the cursor
 * @param proposals the likeliest first; empty where nothing can follow, as behind a mistake
 */
public record Completion(Range replaced, List<Proposal> proposals) {

    public Completion {
        proposals = List.copyOf(proposals);
    }

    /**
     * Never fails, whatever the text is.
     *
     * @param cursor behind how many UTF-16 units of the text it is
     * @param most how many proposals at most
     */
    public static Completion at(String text, int cursor, Vocabulary vocabulary, SeenValues seen, int most) {
        int at = Math.clamp(cursor, 0, text.length());
        return CursorReader.at(text, at, Limits.DEFAULT)
                .map(found -> at(found, new Proposals(vocabulary, seen, most), most))
                .orElse(new Completion(new Range(at, at), List.of()));
    }

    private static Completion at(Cursor cursor, Proposals from, int most) {
        List<Proposal> all = new ArrayList<>(from.words(cursor));
        String prefix = cursor.prefix().toLowerCase(Locale.ROOT);
        from.keywords(cursor).stream()
                .filter(keyword -> keyword.text().startsWith(prefix))
                .forEach(all::add);
        return new Completion(cursor.range(), all.subList(0, Math.min(most, all.size())));
    }
}
