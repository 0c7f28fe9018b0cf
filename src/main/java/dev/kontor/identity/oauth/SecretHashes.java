package dev.kontor.identity.oauth;

import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Compares a client secret with the hashes of the valid ones: during a rotation there are two.
final class SecretHashes implements PasswordEncoder {

    @Override
    public String encode(@Nullable CharSequence secret) {
        throw new UnsupportedOperationException("secrets are hashed where they are created");
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hashes) {
        if (secret == null || hashes == null) {
            return false;
        }
        var given = Keyring.hex(Keyring.hash(secret.toString())).getBytes(StandardCharsets.US_ASCII);
        boolean matches = false;
        for (var hash : hashes.split(" ", -1)) {
            matches |= MessageDigest.isEqual(given, hash.getBytes(StandardCharsets.US_ASCII));
        }
        return matches;
    }
}
