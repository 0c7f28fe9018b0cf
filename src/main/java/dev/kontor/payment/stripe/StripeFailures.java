package dev.kontor.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.kontor.payment.provider.ProviderCalls;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Classifies failures of calls. If it is unclear whether Stripe acted, the outcome is unknown.
final class StripeFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StripeFailures.class);

    private StripeFailures() {}

    /// The meaning of a failed call.
    sealed interface Meaning {

        /// Rejected permanently; no money moved.
        record Refused(String reason) implements Meaning {}

        /// Stripe did not start to process it.
        record NotReceived(String reason) implements Meaning {}

        record Unknown(String reason) implements Meaning {}
    }

    static Meaning of(StripeException failure) {
        return switch (failure) {
            case CardException declined -> new Meaning.Refused(declined(declined));
            case RateLimitException _ -> new Meaning.NotReceived(ProviderCalls.BUSY);
            // This includes missing permissions of the key.
            case AuthenticationException refused -> {
                LOG.error("Stripe rejects the key of the shop: {}", refused.getCode());
                yield new Meaning.NotReceived("key-refused");
            }
            // The key was used for something else, or the first call with it is still running.
            case IdempotencyException _ -> new Meaning.Unknown("idempotency-key");
            case InvalidRequestException invalid -> ofInvalid(invalid);
            case ApiConnectionException connection -> ofConnection(connection);
            default -> new Meaning.Unknown("status-" + failure.getStatusCode());
        };
    }

    private static Meaning ofInvalid(InvalidRequestException invalid) {
        LOG.warn("Stripe rejected a request: {} {}", invalid.getCode(), invalid.getParam());
        var status = invalid.getStatusCode();
        return status != null && status == 409
                ? new Meaning.Unknown("conflict")
                : new Meaning.Refused(text(invalid.getCode(), "request-refused"));
    }

    private static String declined(CardException declined) {
        return switch (text(declined.getDeclineCode(), text(declined.getCode(), "card-declined"))) {
            case "insufficient-funds" -> "insufficient-funds";
            case "expired-card" -> "expired-card";
            case "incorrect-cvc", "invalid-cvc" -> "incorrect-cvc";
            case "authentication-required" -> "authentication-required";
            // Shops should not reveal any of the other reasons.
            default -> "card-declined";
        };
    }

    private static Meaning ofConnection(ApiConnectionException failure) {
        return switch (failure.getCause()) {
            case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
                new Meaning.NotReceived("connection-failed");
            // Returns whether the connection was not established, so Stripe has received nothing.
            case SocketTimeoutException timeout
            when isOfConnecting(timeout) -> new Meaning.NotReceived(ProviderCalls.BUSY);
            case null, default -> new Meaning.Unknown("connection-lost");
        };
    }

    private static boolean isOfConnecting(SocketTimeoutException timeout) {
        return String.valueOf(timeout.getMessage()).toLowerCase(Locale.ROOT).contains("connect timed out");
    }

    private static String text(@org.jspecify.annotations.Nullable String code, String otherwise) {
        return code == null ? otherwise : code.replace('_', '-');
    }
}
