package dev.kontor.shipping.carrier;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.kontor.shipping.TrackingNews;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Verifies and reads webhooks of carriers, signed according to Standard Webhooks.
@Component
public class CarrierWebhooks {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST_ID = 255;

    private final Map<String, List<String>> secrets;
    private final JsonMapper json;
    private final Clock clock;

    CarrierWebhooks(ShippingProperties properties, JsonMapper json, Clock clock) {
        this.secrets = properties.carriers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().webhookSecrets()));
        this.json = json;
        this.clock = clock;
    }

    /// A report about a parcel.
    public record Report(String trackingNumber, TrackingNews news) {}

    /// Whether the carrier is configured with a secret for webhooks.
    public boolean isReceivedFrom(String carrier) {
        return !secrets.getOrDefault(carrier, List.of()).isEmpty();
    }

    /// Whether the carrier signed the body within the last five minutes.
    public boolean isSigned(String carrier, byte[] body, Function<String, @Nullable String> headers) {
        var id = headers.apply("webhook-id");
        var time = headers.apply("webhook-timestamp");
        var signatures = headers.apply("webhook-signature");
        if (id == null
                || id.length() > LONGEST_ID
                || time == null
                || !SECONDS.matcher(time).matches()
                || signatures == null) {
            return false;
        }
        long seconds = Long.parseLong(time);
        if (Math.abs(clock.instant().getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
            return false;
        }
        var text = new String(body, StandardCharsets.UTF_8);
        return secrets.getOrDefault(carrier, List.of()).stream()
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

    /// @return empty if the body is no report
    public Optional<Report> read(byte[] body) {
        try {
            var report = json.readTree(body);
            var number = report.path("trackingNumber").asString("");
            return number.isEmpty() || number.length() > LabelAnswers.LONGEST_NUMBER
                    ? Optional.empty()
                    : TrackingAnswers.news(report, now()).map(news -> new Report(number, news));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
