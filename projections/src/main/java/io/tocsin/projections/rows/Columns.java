package io.tocsin.projections.rows;

import io.tocsin.core.event.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads a column of a row in the shape that the domain has for it. */
public final class Columns {

    private Columns() {}

    public static String text(ResultSet row, String column) throws SQLException {
        return given(row.getString(column), column);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return given(timeOrNull(row, column), column);
    }

    public static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Fingerprint fingerprintOrNull(ResultSet row, String column) throws SQLException {
        Long bits = longOrNull(row, column);
        return bits == null ? null : new Fingerprint(bits);
    }

    /** The moment as a parameter of a statement. */
    public static OffsetDateTime parameter(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** Microseconds since 1970, which is what PostgreSQL keeps of a moment; the rest is cut off. */
    public static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** The moment of so many microseconds since 1970. */
    public static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static <T> T given(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("Expected a value in the column " + column + ", but it is null");
        }
        return value;
    }
}
