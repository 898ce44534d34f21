package io.tocsin.core.rulebook;

import io.tocsin.mql.ast.Expression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * What to do about the incidents that it matches, as somebody wrote it down.
 *
 * @param file as people know it: the folder as it was named, and the way from there
 * @param priority the higher, the earlier it is shown
 * @param mql as written
 * @param markdown whatever stands behind the front matter; anything may be in it
 */
public record Runbook(String file, String title, long priority, String mql, Expression expression, String markdown) {

    /** The order in which they are shown. */
    public static final Comparator<Runbook> ORDER = Comparator.comparingLong(Runbook::priority)
            .reversed()
            .thenComparing(Runbook::title)
            .thenComparing(Runbook::file);

    private static final int ID_BYTES = 8;

    /** The same as long as the file is where it is: 16 hex digits. */
    public String id() {
        return idOf(file);
    }

    /** The id of a runbook in that file. */
    public static String idOf(String file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
