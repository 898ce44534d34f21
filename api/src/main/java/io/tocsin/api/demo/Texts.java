package io.tocsin.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The texts that come with the demo: its rulebook, and the runbooks that this names. */
final class Texts {

    private static final List<String> NAMES =
            List.of("crash-looping", "errors-5xx", "disk-full", "node-down", "databases", "leak");

    private Texts() {}

    /** Writes the runbooks into the folder, which is made. */
    static void writeRunbooks(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                Files.writeString(folder.resolve(name + ".md"), text("runbooks/" + name + ".md"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the files beside this class. */
    static String text(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + name + " beside " + Texts.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
