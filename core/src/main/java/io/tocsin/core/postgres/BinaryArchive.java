package io.tocsin.core.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * One platform's archive of binaries on the class path. Unpacking ends with a list of all files and their sizes, by
 * which a later start sees whether the unpacked folder is whole.
 */
record BinaryArchive(String name) {

    private static final String MANIFEST = "tocsin-files.txt";
    private static final Set<PosixFilePermission> EVERYONE_ENTERS = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> EVERYONE_READS = PosixFilePermissions.fromString("rw-r--r--");

    void unpack(Path folder) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try (InputStream resource = open();
                InputStream tar = new XZInputStream(new BufferedInputStream(resource, 1 << 16));
                TarArchiveInputStream entries = new TarArchiveInputStream(tar)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, folder, sizes);
            }
        }
        List<String> lines = sizes.entrySet().stream()
                .map(file -> file.getValue() + " " + file.getKey())
                .toList();
        Files.write(folder.resolve(MANIFEST), lines);
    }

    private InputStream open() {
        InputStream resource = BinaryArchive.class.getResourceAsStream("/" + name);
        if (resource == null) {
            throw new EmbeddedPostgresException("The PostgreSQL binaries " + name + " are not on the class path:"
                    + " this Tocsin was packaged without them. Point tocsin.postgres.url at a PostgreSQL 18 server"
                    + " of your own.");
        }
        return resource;
    }

    private static void unpack(
            TarArchiveEntry entry, TarArchiveInputStream content, Path folder, SortedMap<String, Long> sizes)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive has an entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            makeFolder(folder, target);
            return;
        }
        makeFolder(folder, target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, executable ? EVERYONE_ENTERS : EVERYONE_READS);
        sizes.put(folder.relativize(target).toString(), entry.getSize());
    }

    /** Folders that every user may enter, whatever the umask: as root, another user runs the programs. */
    private static void makeFolder(Path root, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path each = root;
        Files.setPosixFilePermissions(each, EVERYONE_ENTERS);
        for (Path name : root.relativize(folder)) {
            each = each.resolve(name);
            Files.setPosixFilePermissions(each, EVERYONE_ENTERS);
        }
    }

    static boolean isWhole(Path folder) {
        try {
            Path manifest = folder.resolve(MANIFEST);
            if (!Files.isRegularFile(manifest)) {
                return false;
            }
            for (String line : Files.readAllLines(manifest, StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                Path file = folder.resolve(line.substring(space + 1));
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || Files.size(file) != Long.parseLong(line.substring(0, space))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }
}
