package io.tocsin.core.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.core.label.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of an alert: the first eight bytes of SHA-256 over project, trigger and identity labels, as 16 hex digits. */
public record Fingerprint(long bits) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    /**
     * The parts are ended by a zero byte each, which no part can hold, so that different parts never read alike.
     *
     * @param identity the labels that identify, and no others
     */
    public static Fingerprint of(String project, String trigger, Labels identity) {
        MessageDigest digest = SHA_256.get();
        add(digest, project);
        add(digest, trigger);
        for (int i = 0; i < identity.size(); i++) {
            add(digest, identity.name(i));
            add(digest, identity.value(i));
        }
        byte[] hash = digest.digest();
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (hash[i] & 0xFF);
        }
        return new Fingerprint(bits);
    }

    /** @throws IllegalArgumentException when the text is not 16 hex digits */
    @JsonCreator
    public static Fingerprint of(String hex) {
        if (hex.length() != 16) {
            throw new IllegalArgumentException("Expected a fingerprint of 16 hex digits, but it is \"" + hex + "\"");
        }
        return new Fingerprint(HexFormat.fromHexDigitsToLong(hex));
    }

    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
