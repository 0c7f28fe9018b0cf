package dev.kontor.shared.crypto;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Verifies requests that are signed according to Standard Webhooks.
public final class StandardWebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SECRET = Pattern.compile("whsec_([A-Za-z0-9+/]{32,}={0,2})");
    private static final int MAX_ID_LENGTH = 255;

    private StandardWebhookSignature() {}

    /// Whether the text is `whsec_` and the base 64 of at least 24 bytes.
    public static boolean isSecret(String text) {
        var matcher = SECRET.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(matcher.group(1)).length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether the body was signed with one of the secrets within the last five minutes.
    ///
    /// @param body the raw bytes
    /// @param headers returns a header of the request by its name
    public static boolean isValid(
            Collection<String> secrets, byte[] body, Function<String, @Nullable String> headers, Instant now) {
        var id = headers.apply("webhook-id");
        var time = headers.apply("webhook-timestamp");
        var signatures = headers.apply("webhook-signature");
        if (id == null
                || id.length() > MAX_ID_LENGTH
                || time == null
                || !SECONDS.matcher(time).matches()
                || signatures == null) {
            return false;
        }
        long seconds = Long.parseLong(time);
        if (Math.abs(now.getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
            return false;
        }
        var text = new String(body, StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> sign(secret, id, seconds, text))
                .anyMatch(own -> Arrays.stream(signatures.split(" "))
                        .anyMatch(each -> MessageDigest.isEqual(
                                own.getBytes(StandardCharsets.UTF_8), each.getBytes(StandardCharsets.UTF_8))));
    }

    private static String sign(String secret, String id, long seconds, String text) {
        try {
            return new Webhook(secret).sign(id, seconds, text);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
