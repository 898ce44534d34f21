package io.tocsin.mql.time;

import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Moment.Anchor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times: {@code now}, {@code today}, {@code now-7d}, and ISO 8601 with or without time and zone. Without a zone UTC is
 * meant; a date alone is its beginning. Times are kept to the microsecond, what is finer is cut off.
 */
public final class Moments {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Pattern RELATIVE = Pattern.compile("(?i)(now|today)(?:([+-])(.+))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOCAL = Pattern.compile(DATE + "[Tt ]\\d\\d:\\d\\d(:\\d\\d([.]\\d{1,9})?)?");
    private static final Pattern ZONED = Pattern.compile(LOCAL + "([Zz]|[+-]\\d\\d(:\\d\\d)?)");

    private Moments() {}

    /**
     * @param text without white space around signs
     */
    public static Optional<Moment> read(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return relative(relative);
        }
        try {
            return fixed(text)
                    .filter(instant -> !instant.isBefore(FIRST) && !instant.isAfter(LAST))
                    .map(instant -> new Moment.Fixed(instant.truncatedTo(ChronoUnit.MICROS)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What {@link #read} reads, but for white space around a sign and quotes around a time. */
    public static String write(Moment moment) {
        return switch (moment) {
            case Moment.Fixed fixed -> fixed.instant().toString();
            case Moment.Relative relative -> write(relative);
        };
    }

    private static String write(Moment.Relative relative) {
        String anchor = relative.anchor().name().toLowerCase(Locale.ROOT);
        if (relative.shift().isZero()) {
            return anchor;
        }
        String sign = relative.shift().isNegative() ? " - " : " + ";
        return anchor + sign + Durations.write(relative.shift().abs());
    }

    private static Optional<Moment> relative(Matcher matcher) {
        Anchor anchor = Anchor.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        if (matcher.group(2) == null) {
            return Optional.of(new Moment.Relative(anchor, Duration.ZERO));
        }
        return Durations.read(matcher.group(3))
                .filter(shift -> !matcher.group(3).startsWith("-"))
                .map(shift -> new Moment.Relative(anchor, matcher.group(2).equals("-") ? shift.negated() : shift));
    }

    private static Optional<Instant> fixed(String text) {
        String iso = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
        if (DATE.matcher(text).matches()) {
            return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (LOCAL.matcher(text).matches()) {
            return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        }
        if (ZONED.matcher(text).matches()) {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        }
        return Optional.empty();
    }
}
