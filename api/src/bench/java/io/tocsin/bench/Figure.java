package io.tocsin.bench;

import java.util.Locale;

/**
 * One line of the comparison.
 *
 * @param work what was done
 * @param target the target in words
 * @param tocsin what Tocsin reached, in the unit
 * @param peer what the real Alertmanager reached in the same run; not a number where it has no such figure
 * @param unit the unit of both
 * @param met whether the target was reached
 */
record Figure(String work, String target, double tocsin, double peer, String unit, boolean met) {

    static final String HEAD = """
            | work | target | Tocsin | Alertmanager | Tocsin / Alertmanager | met |
            | --- | --- | --: | --: | --: | --- |""";

    /** A rate that must be at least so many times the peer's. */
    static Figure times(String work, double factor, double tocsin, double peer) {
        String target = "≥ %.0f × Alertmanager".formatted(factor);
        return new Figure(work, target, tocsin, peer, "/s", tocsin >= factor * peer);
    }

    static Figure atLeast(String work, double least, double tocsin, double peer) {
        return new Figure(work, "≥ %,.0f/s".formatted(least), tocsin, peer, "/s", tocsin >= least);
    }

    static Figure atMost(String work, double most, String unit, double tocsin, double peer) {
        return new Figure(work, "≤ %,.0f%s".formatted(most, unit), tocsin, peer, unit, tocsin <= most);
    }

    /** A figure without a target, for the record. */
    static Figure shown(String work, String unit, double tocsin, double peer) {
        return new Figure(work, "", tocsin, peer, unit, true);
    }

    String toRow() {
        String ratio = Double.isNaN(tocsin / peer) ? "" : String.format(Locale.ROOT, "%.2f", tocsin / peer);
        String verdict = target.isEmpty() ? "" : met ? "yes" : "**no**";
        return "| " + work + " | " + target + " | " + number(tocsin) + " | " + number(peer) + " | " + ratio + " | "
                + verdict + " |";
    }

    private String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f%s" : "%.2f%s", value, unit);
    }
}
