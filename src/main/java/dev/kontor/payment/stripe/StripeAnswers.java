package dev.kontor.payment.stripe;

import com.stripe.model.PaymentIntent;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.ListedCharge;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Converts the state of a payment intent into a provider response.
@Component
@Conditional(StripeCondition.class)
class StripeAnswers {

    private final String publishableKey;

    StripeAnswers(PaymentProperties properties) {
        this.publishableKey = Objects.requireNonNullElse(properties.stripe().publishableKey(), "");
    }

    ProviderResponse of(Charge charge, PaymentIntent intent) {
        var namedPayment =
                intent.getMetadata() == null ? null : intent.getMetadata().get(StripeIntents.PAYMENT);
        if (!new PaymentId(charge.key()).text().equals(namedPayment)) {
            return new ProviderResponse.Mismatch(intent.getId() + " belongs to " + namedPayment);
        }
        if (charge.token() != null && wasDeclined(intent)) {
            return new ProviderResponse.Declined("card-declined");
        }
        return switch (intent.getStatus()) {
            case "requires_payment_method", "requires_confirmation", "requires_action" ->
                new ProviderResponse.ActionRequired(intent.getId(), action(intent));
            case "processing" -> new ProviderResponse.Pending(intent.getId());
            case "requires_capture" ->
                new ProviderResponse.Authorized(
                        intent.getId(), StripeAmounts.money(intent.getAmountCapturable(), intent.getCurrency()));
            case "succeeded" ->
                new ProviderResponse.Captured(
                        intent.getId(), StripeAmounts.money(intent.getAmountReceived(), intent.getCurrency()));
            case "canceled" -> new ProviderResponse.Voided(intent.getId());
            default -> new ProviderResponse.Unknown("status " + intent.getStatus());
        };
    }

    static boolean isDisputed(PaymentIntent intent) {
        var charge = intent.getLatestChargeObject();
        return charge != null && Boolean.TRUE.equals(charge.getDisputed());
    }

    /// Returns what the intent holds; empty if it never held money.
    ///
    /// @param withdrawn amount withdrawn from it for disputes
    static Optional<ListedCharge> charge(PaymentIntent intent, long withdrawn) {
        boolean reserved = "requires_capture".equals(intent.getStatus());
        if (!reserved && !"succeeded".equals(intent.getStatus())) {
            return Optional.empty();
        }
        var metadata = intent.getMetadata();
        var charge = intent.getLatestChargeObject();
        long refunded = charge == null ? 0 : charge.getAmountRefunded();
        return Optional.of(new ListedCharge(
                intent.getId(),
                metadata == null ? null : StripeIntents.payment(metadata.get(StripeIntents.PAYMENT)),
                StripeAmounts.money(intent.getAmountReceived(), intent.getCurrency()),
                StripeAmounts.money(refunded, intent.getCurrency()),
                StripeAmounts.money(withdrawn, intent.getCurrency()),
                reserved,
                Instant.ofEpochSecond(intent.getCreated())));
    }

    /// Returns whether a confirmation by the shop failed. In the browser, the buyer simply tries again.
    private static boolean wasDeclined(PaymentIntent intent) {
        return "requires_payment_method".equals(intent.getStatus()) && intent.getLastPaymentError() != null;
    }

    /// Returns what the browser needs for a payment with Stripe's script.
    private Map<String, String> action(PaymentIntent intent) {
        var action = new LinkedHashMap<String, String>();
        action.put("type", "stripe");
        action.put("clientSecret", intent.getClientSecret());
        if (!publishableKey.isEmpty()) {
            action.put("publishableKey", publishableKey);
        }
        return Map.copyOf(action);
    }
}
