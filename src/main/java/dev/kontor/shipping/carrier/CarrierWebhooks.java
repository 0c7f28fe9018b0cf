package dev.kontor.shipping.carrier;

import dev.kontor.shared.crypto.StandardWebhookSignature;
import dev.kontor.shipping.TrackingNews;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Verifies and reads webhooks of carriers, signed according to Standard Webhooks.
@Component
public class CarrierWebhooks {

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
        return StandardWebhookSignature.isValid(
                secrets.getOrDefault(carrier, List.of()), body, headers, clock.instant());
    }

    /// @return empty if the body is no report
    public Optional<Report> read(byte[] body) {
        try {
            var report = json.readTree(body);
            var number = report.path("trackingNumber").asString("");
            return number.isEmpty() || number.length() > LabelResponses.MAX_NUMBER_LENGTH
                    ? Optional.empty()
                    : TrackingResponses.news(report, now()).map(news -> new Report(number, news));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
