package io.tocsin.core.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times of RFC 3339, up to nanoseconds; read byte by byte, since every alert carries two of them. */
final class Times {

    private static final int NOTHING = Integer.MIN_VALUE;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final Instant AFTER_LAST =
            Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);
    /** How Go writes a time that is not set. */
    private static final Instant NOT_SET = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    /**
     * @return null when the time is the one that stands for none
     * @throws IllegalArgumentException with a message for the sender
     */
    static @Nullable Instant parse(String text) {
        byte[] bytes = text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        Instant time = read(bytes, 0, bytes.length);
        if (time == null) {
            throw new IllegalArgumentException(
                    "Expected a time like 2026-01-31T09:28:12Z (RFC 3339), but it is " + Text.quoted(text));
        }
        if (time.equals(NOT_SET)) {
            return null;
        }
        if (!isInRange(time)) {
            throw new IllegalArgumentException(
                    "Expected a time in the years 1970 to 9999, but it is " + Text.quoted(text));
        }
        return time;
    }

    /** Whether the time can be one at which something happened. */
    static boolean isInRange(Instant time) {
        return time.getEpochSecond() >= 0 && time.isBefore(AFTER_LAST);
    }

    /** Reads {@code 2026-01-31T23:59:59.123456789Z} or with {@code +01:00}, in any year; null for anything else. */
    static @Nullable Instant read(byte[] b, int from, int to) {
        if (to - from < 20 || to - from > 35 || !punctuated(b, from)) {
            return null;
        }
        long day = epochDay(b, from);
        int second = secondOfDay(b, from + 11);
        int dot = from + 19;
        int digits = b[dot] == '.' ? countDigits(b, dot + 1, to) : 0;
        int zone = b[dot] == '.' ? dot + 1 + digits : dot;
        int offset = offset(b, zone, to);
        if (day == NOTHING || second < 0 || offset == NOTHING || zone == dot + 1 || digits > 9) {
            return null;
        }
        int nanos = digits(b, dot + 1, digits) * power(9 - digits);
        return Instant.ofEpochSecond(day * SECONDS_PER_DAY + second - offset, nanos);
    }

    private static boolean punctuated(byte[] b, int i) {
        return b[i + 4] == '-' && b[i + 7] == '-' && b[i + 10] == 'T' && b[i + 13] == ':' && b[i + 16] == ':';
    }

    private static long epochDay(byte[] b, int i) {
        int year = digits(b, i, 4);
        int month = digits(b, i + 5, 2);
        int day = digits(b, i + 8, 2);
        boolean fits = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
        return fits ? epochDay(year, month, day) : NOTHING;
    }

    private static int secondOfDay(byte[] b, int i) {
        int hour = digits(b, i, 2);
        int minute = digits(b, i + 3, 2);
        int second = digits(b, i + 6, 2);
        boolean fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return fits ? hour * 3600 + minute * 60 + second : -1;
    }

    /** In seconds. */
    private static int offset(byte[] b, int i, int to) {
        if (i + 1 == to && b[i] == 'Z') {
            return 0;
        }
        if (i + 6 != to || b[i + 3] != ':' || (b[i] != '+' && b[i] != '-')) {
            return NOTHING;
        }
        int hours = digits(b, i + 1, 2);
        int minutes = digits(b, i + 4, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NOTHING;
        }
        int seconds = hours * 3600 + minutes * 60;
        return b[i] == '-' ? -seconds : seconds;
    }

    private static int countDigits(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        return i - from;
    }

    /** Negative when there is something else among them. */
    private static int digits(byte[] b, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> leap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean leap(int year) {
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    }

    /** Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March. */
    private static long epochDay(int year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
        return y * 365 + leapDays + dayOfYear - 719_468;
    }
}
