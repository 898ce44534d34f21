package io.tocsin.mql.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations such as {@code 30s}, {@code 1h30m}, {@code -5m}: whole numbers with the units w, d, h, m, s and ms, the largest
 * first and each at most once. A day is 24 hours.
 */
public final class Durations {

    /** Either way from zero; what is added to a time stays within every calendar. */
    public static final Duration LONGEST = Duration.ofDays(36_525);

    private static final Pattern NOTATION = Pattern.compile("(-)?(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?"
            + "(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final int FIRST_UNIT = 2;
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {604_800_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final int DAYS = 1;

    private Durations() {}

    /** Empty for what is no duration, and beyond {@link #LONGEST}. */
    public static Optional<Duration> read(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches() || !Character.isLetter(text.isEmpty() ? ' ' : text.charAt(text.length() - 1))) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (int unit = 0; unit < UNITS.length; unit++) {
            String number = matcher.group(unit + FIRST_UNIT);
            if (number != null) {
                sum = sum.plusMillis(Long.parseLong(number) * MILLIS[unit]);
            }
        }
        boolean tooLong = sum.compareTo(LONGEST) > 0;
        return tooLong ? Optional.empty() : Optional.of(matcher.group(1) == null ? sum : sum.negated());
    }

    /**
     * What {@link #read} reads. Days begin at 48 hours, so that {@code 24h} stays as people know it, and so does
     * {@code 7d}: weeks are written when they are whole and more than one.
     *
     * @param duration whole milliseconds
     */
    public static String write(Duration duration) {
        long rest = duration.abs().toMillis();
        if (rest == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(duration.isNegative() ? "-" : "");
        int first = rest % MILLIS[0] == 0 && rest > MILLIS[0] ? 0 : rest < 2 * MILLIS[DAYS] ? DAYS + 1 : DAYS;
        for (int unit = first; unit < UNITS.length; unit++) {
            if (rest >= MILLIS[unit]) {
                text.append(rest / MILLIS[unit]).append(UNITS[unit]);
                rest %= MILLIS[unit];
            }
        }
        return text.toString();
    }
}
