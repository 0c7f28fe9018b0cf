package dev.kontor.shipping.carrier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of carriers.
///
/// @param carriers the carriers, each under a short name that shipping methods use
@Validated
@ConfigurationProperties("kontor.shipping")
record ShippingProperties(@DefaultValue Map<String, @Valid Carrier> carriers) {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

    @AssertTrue(message = "names of carriers have up to 40 lower-case letters, digits and hyphens")
    boolean isNamed() {
        return carriers.keySet().stream().allMatch(name -> name.matches(NAME));
    }

    /// A carrier, or a bridge to one.
    ///
    /// @param url base URL of the protocol
    /// @param secret sent to the carrier as a bearer token
    /// @param timeout longest time that a request waits for the carrier
    /// @param concurrency number of concurrent calls of this process
    /// @param whenUnavailable what applies while the carrier does not respond with rates
    /// @param webhookSecrets signing secrets of the carrier's webhooks; two during a rotation
    /// @param ratesValidFor how long a rate is used before it is requested again
    /// @param returns whether the carrier sells labels with which buyers send goods back
    record Carrier(
            @NotNull URI url,
            @Nullable String secret,

            @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 3)
            Duration timeout,

            @DefaultValue("16") @Min(1) @Max(200) int concurrency,
            @DefaultValue("FALL_BACK") @NotNull WhenUnavailable whenUnavailable,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 10) @DurationMax(days = 1)
            Duration ratesValidFor,

            @DefaultValue("false") boolean returns,

            @DefaultValue List<String> webhookSecrets) {

        private static final int MIN_SECRET_LENGTH = 16;

        @AssertTrue(message = "url must begin with `https://`, or be one of this computer, without query or user")
        boolean isUrlSecure() {
            return ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme())
                                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        }

        // The value must not appear in the message of a failed start.
        @AssertTrue(message = "secret must have at least 16 printable ASCII characters")
        boolean isSecretLong() {
            return secret != null
                    && secret.length() >= MIN_SECRET_LENGTH
                    && secret.chars().allMatch(each -> each > ' ' && each <= '~');
        }

        @AssertTrue(message = "webhook-secrets must be `whsec_` and the base 64 of at least 24 bytes")
        boolean isWebhookSecretLong() {
            return webhookSecrets.stream()
                    .allMatch(each -> each.matches("whsec_[A-Za-z0-9+/]{32,}={0,2}") && isBase64(each));
        }

        private static boolean isBase64(String secret) {
            try {
                return Base64.getDecoder().decode(secret.substring("whsec_".length())).length > 0;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        URI at(String path) {
            var base = url.toString();
            return URI.create((base.endsWith("/") ? base : base + "/") + path);
        }

        @Override
        public String toString() {
            return "Carrier[" + url + ", ***]";
        }
    }

    /// Determines what applies to shipping methods whose carrier does not respond.
    enum WhenUnavailable {
        /// The rates of the method are charged.
        FALL_BACK,
        /// The method is not offered.
        HIDE,
        /// The method is not offered, and a cart with it waits until the carrier responds.
        REFUSE
    }
}
