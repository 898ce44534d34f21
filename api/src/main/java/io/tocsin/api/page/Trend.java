package io.tocsin.api.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns over time, drawn in a box of {@link #WIDTH} × {@link #HEIGHT} units; each a stack of amounts. */
record Trend(List<Column> columns) {

    static final long WIDTH = 1_000;
    static final long HEIGHT = 120;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd.MM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @param kind how it is coloured */
    record Amount(double size, String kind) {}

    /**
     * @param at where the step begins
     * @param told the amounts in words
     * @param amounts from the bottom up
     */
    record Step(Instant at, String told, List<Amount> amounts) {

        double sum() {
            return amounts.stream().mapToDouble(Amount::size).sum();
        }
    }

    record Box(long y, long height, String kind) {}

    record Column(long x, long width, String label, String told, List<Box> boxes) {}

    static Trend of(List<Step> steps) {
        double most = steps.stream().mapToDouble(Step::sum).max().orElse(0);
        boolean daily = steps.stream().allMatch(step -> step.at().getEpochSecond() % 86_400 == 0);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long left = i * WIDTH / steps.size();
            long right = (i + 1) * WIDTH / steps.size();
            long gap = right - left > 8 ? 2 : 0;
            columns.add(new Column(
                    left,
                    Math.max(1, right - left - gap),
                    (daily ? DAY : MINUTE).format(step.at()),
                    step.told(),
                    boxes(step, most)));
        }
        return new Trend(List.copyOf(columns));
    }

    public Column first() {
        return columns.getFirst();
    }

    public Column last() {
        return columns.getLast();
    }

    private static List<Box> boxes(Step step, double most) {
        List<Box> boxes = new ArrayList<>();
        double below = 0;
        for (Amount amount : step.amounts()) {
            long bottom = height(below, most);
            below += amount.size();
            long top = height(below, most);
            if (top > bottom) {
                boxes.add(new Box(HEIGHT - top, top - bottom, amount.kind()));
            }
        }
        return boxes;
    }

    private static long height(double size, double most) {
        return most <= 0 ? 0 : Math.round(size * HEIGHT / most);
    }
}
