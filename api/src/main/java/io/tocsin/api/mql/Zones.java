package io.tocsin.api.mql;

import io.tocsin.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the parameter {@code zone} asks for. */
public final class Zones {

    private Zones() {}

    /**
     * UTC when nothing is asked for. Offsets are refused: the database reads their sign the other way round.
     *
     * @throws ProblemException 400 when there is no such zone
     */
    public static ZoneId of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            if (ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    private static ProblemException unknown(String text) {
        return ProblemException.badArgument(
                "Expected the name of a time zone, such as Europe/Prague or UTC, but it is \"" + text + '"');
    }
}
