package dev.kontor.identity.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/// Codes that change every 30 seconds (RFC 6238), as every authenticator app makes them: SHA-1, six digits.
final class Totp {

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
    private static final Duration STEP = GENERATOR.getTimeStep();
    private static final int SECRET_BYTES = 20;
    /// A phone's clock may be that many steps early or late, and typing takes its time.
    private static final int WINDOW = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /// The secret as people type it.
    static String base32(byte[] secret) {
        return Base32.toBase32String(secret);
    }

    /// What the QR code says.
    ///
    /// @param issuer the shop
    /// @param account the e-mail address
    static String uri(byte[] secret, String issuer, String account) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
                .formatted(encoded(issuer), encoded(account), base32(secret), encoded(issuer));
    }

    /// The time step that the code belongs to; empty if it is none of the steps about now.
    static OptionalLong step(byte[] secret, String code, Instant now) {
        var found = OptionalLong.empty();
        for (int offset = -WINDOW; offset <= WINDOW; offset++) {
            var time = now.plus(STEP.multipliedBy(offset));
            // All are compared, so that the time tells nothing.
            if (isSame(code(secret, time), code)) {
                found = OptionalLong.of(time.getEpochSecond() / STEP.toSeconds());
            }
        }
        return found;
    }

    static String code(byte[] secret, Instant time) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, GENERATOR.getAlgorithm()), time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
