package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The server's password: random, made once, kept in a file that only Tocsin's user can read. */
record Password(String value) {

    static final String FILE = "postgres.password";

    /** Reads the password, or makes it if there is neither a file nor a cluster that already has one. */
    static Password of(Path dataDir, boolean clusterExists) {
        Path file = dataDir.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return new Password(Files.readString(file).strip());
            }
            if (clusterExists) {
                throw new EmbeddedPostgresException("The file " + file + " with the password of the PostgreSQL cluster"
                        + " is missing. Bring it back from the backup of the data directory.");
            }
            Password password = random();
            password.writeTo(dataDir.resolve(FILE + ".new"));
            Files.move(dataDir.resolve(FILE + ".new"), file, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(dataDir);
            return password;
        } catch (IOException e) {
            throw new EmbeddedPostgresException("Cannot read or write " + file + ": " + e, e);
        }
    }

    private static Password random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Writes the password to a file that only its owner can read. */
    void writeTo(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return "Password[***]";
    }
}
