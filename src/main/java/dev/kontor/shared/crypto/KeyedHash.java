package dev.kontor.shared.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Hashes texts with a key of the shop, so that only the shop can create the token of a link.
public record KeyedHash(LastingKeys keys, String purpose) {

    private static final int BYTES = 32;

    public byte[] of(String text) {
        return keys.sign(purpose, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash as a token for links.
    public static String token(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /// The hash in a token; empty if the token is malformed.
    public static Optional<byte[]> parse(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token)).filter(hash -> hash.length == BYTES);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
