package io.tocsin.core.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schema of a rulebook, by which editors complete and check one while it is written. It accepts whatever
 * {@link RulebookReader} accepts; what it cannot express (MQL, teams that there are) only the reader refuses.
 */
public final class RulebookSchema {

    private static final String FILE = "rulebook.schema.json";

    private RulebookSchema() {}

    /** JSON, draft 7, which all editors know. */
    public static String text() {
        try (InputStream file = RulebookSchema.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("Expected " + FILE + " beside the classes, but it is not there");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
