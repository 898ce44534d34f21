package io.tocsin.mql.problem;

import io.tocsin.mql.ast.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one text. One thread. */
public final class Problems {

    private static final int SHOWN = 60;

    private final String text;
    private final Limits limits;
    private final List<Problem> all = new ArrayList<>();

    public Problems(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    public String text() {
        return text;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Keeps a problem; one too many is dropped.
     *
     * @param expected to follow "Expected"
     * @param but to follow "but"
     */
    public void add(Fault fault, Range range, String expected, String but, @Nullable String suggestion) {
        if (isFull()) {
            return;
        }
        int line = Place.line(text, range.from());
        int column = Place.column(text, range.from());
        String found = shortened(text.substring(range.from(), range.to()));
        all.add(new Problem(fault, range, line, column, found, expected, but, suggestion));
    }

    /** No more will be kept, so that looking for more is in vain. */
    public boolean isFull() {
        return all.size() >= limits.problems();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order of the text. */
    public List<Problem> sorted() {
        return all.stream()
                .sorted(Comparator.comparingInt((Problem p) -> p.range().from())
                        .thenComparingInt(p -> p.range().to()))
                .toList();
    }

    /** A piece of the text as a message shows it: in backquotes, on one line, and not all of a long one. */
    public static String quoted(String piece) {
        return "`" + shortened(piece).replaceAll("\\p{Cntrl}+", " ") + "`";
    }

    private static String shortened(String piece) {
        if (piece.codePointCount(0, piece.length()) <= SHOWN) {
            return piece;
        }
        return piece.substring(0, piece.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
