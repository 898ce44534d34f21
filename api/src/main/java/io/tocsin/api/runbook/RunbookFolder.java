package io.tocsin.api.runbook;

import java.nio.file.Path;

/**
 * Where runbooks are.
 *
 * @param name as it was written, for people
 */
public record RunbookFolder(String name, Path path) {

    /** A file in it, as people know it. */
    String file(Path file) {
        String way = path.relativize(file).toString().replace('\\', '/');
        return name.endsWith("/") ? name + way : name + '/' + way;
    }
}
