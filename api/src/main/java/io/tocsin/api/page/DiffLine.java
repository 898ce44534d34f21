package io.tocsin.api.page;

import java.util.List;

/**
 * A line of a difference.
 *
 * @param kind {@code added}, {@code removed}, {@code same}, or {@code place} for where in the text the next lines stand
 * @param sign as programmers write it: +, - or a space; empty before a place
 */
record DiffLine(String kind, String sign, String text) {

    private static final int NAMES = 2;

    /** @param unified with its two lines of names, which are left out */
    static List<DiffLine> of(List<String> unified) {
        return unified.stream().skip(NAMES).map(DiffLine::of).toList();
    }

    private static DiffLine of(String line) {
        if (line.startsWith("@@")) {
            return new DiffLine("place", "", line);
        }
        String sign = line.isEmpty() ? " " : line.substring(0, 1);
        String kind = sign.equals("+") ? "added" : sign.equals("-") ? "removed" : "same";
        return new DiffLine(kind, sign, line.isEmpty() ? "" : line.substring(1));
    }
}
