package io.tocsin.projections.labels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** By what a text of any length is found in the table {@code label}. Texts that nobody can make collide at will. */
public final class LabelHash {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(LabelHash::sha256);

    private LabelHash() {}

    /** The first eight bytes of its SHA-256. */
    public static long of(String text) {
        return ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
