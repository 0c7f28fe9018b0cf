package dev.kontor.identity.session;

import dev.kontor.identity.SessionId;
import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes and reads refresh tokens: 256 secret bits with the session's id, and a tag that proves authenticity
/// without a database query. A token's successor is derived from it, so a retry gets the same one.
@Component
class RefreshTokens {

    private static final String PREFIX = "rt_";
    private static final String TAG_PURPOSE = "refresh-token-tag";
    private static final String SUCCESSOR_PURPOSE = "refresh-token-successor";
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int BODY_BYTES = 16 + Long.BYTES + SECRET_BYTES;

    private final Keyring keyring;

    RefreshTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    /// A genuine token; the session knows whether it was used.
    record RefreshToken(SessionId session, long counter, byte[] secret) {

        @Override
        public String toString() {
            return "RefreshToken[" + session.text() + ", " + counter + ", ***]";
        }
    }

    RefreshToken first(SessionId session) {
        return new RefreshToken(session, 0, Base64.getUrlDecoder().decode(Keyring.randomToken()));
    }

    /// The successors that the client may get: that of this process first, then those of processes that still or
    /// already use another accepted secret.
    List<String> successors(RefreshToken token) {
        long counter = token.counter() + 1;
        var secrets =
                keyring.signatures(SUCCESSOR_PURPOSE, body(new RefreshToken(token.session(), counter, token.secret())));
        var successors = new ArrayList<String>();
        for (int index = 0; index < secrets.size(); index++) {
            var body = body(new RefreshToken(token.session(), counter, secrets.get(index)));
            successors.add(text(body, keyring.signatures(TAG_PURPOSE, body).get(index)));
        }
        return successors;
    }

    /// The part the client stores.
    String text(RefreshToken token) {
        var body = body(token);
        return text(body, keyring.sign(TAG_PURPOSE, body));
    }

    private static String text(byte[] body, byte[] signature) {
        var bytes = ByteBuffer.allocate(BODY_BYTES + TAG_BYTES).put(body).put(signature, 0, TAG_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Parses a submitted token; empty if Kontor never issued it.
    Optional<RefreshToken> read(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != BODY_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        var body = Arrays.copyOf(bytes, BODY_BYTES);
        if (!keyring.isSigned(TAG_PURPOSE, body, Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length))) {
            return Optional.empty();
        }
        var reader = ByteBuffer.wrap(body);
        var session = new SessionId(new UUID(reader.getLong(), reader.getLong()));
        long counter = reader.getLong();
        var secret = new byte[SECRET_BYTES];
        reader.get(secret);
        return Optional.of(new RefreshToken(session, counter, secret));
    }

    private static byte[] body(RefreshToken token) {
        var session = token.session().value();
        return ByteBuffer.allocate(BODY_BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .putLong(token.counter())
                .put(token.secret())
                .array();
    }
}
