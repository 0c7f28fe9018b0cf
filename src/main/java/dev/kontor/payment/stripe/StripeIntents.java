package dev.kontor.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.Charge;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Handles payment intents at Stripe. Each carries the id of its payment, so it is found even if the response with
/// its reference was lost.
@Component
@Conditional(StripeCondition.class)
class StripeIntents {

    static final String PAYMENT = "kontor_payment";
    private static final int NOT_FOUND = 404;

    private final StripeClient client;

    StripeIntents(StripeClient client) {
        this.client = client;
    }

    PaymentIntent create(Charge charge, long amount) throws StripeException {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(StripeAmounts.currency(charge.amount()))
                .setCaptureMethod(
                        charge.captureNow()
                                ? PaymentIntentCreateParams.CaptureMethod.AUTOMATIC
                                : PaymentIntentCreateParams.CaptureMethod.MANUAL)
                .setAutomaticPaymentMethods(PaymentIntentCreateParams.AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        // With a token, the shop confirms the intent and cannot set a return URL for the buyer's
                        // browser.
                        .setAllowRedirects(
                                charge.token() == null
                                        ? PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.ALWAYS
                                        : PaymentIntentCreateParams.AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .putMetadata(PAYMENT, new PaymentId(charge.key()).text());
        if (charge.token() != null) {
            params.setConfirm(true);
            if (charge.token().startsWith("ctoken_")) {
                params.setConfirmationToken(charge.token());
            } else {
                params.setPaymentMethod(charge.token());
            }
        }
        return client.v1().paymentIntents().create(params.build(), once(charge.key()));
    }

    PaymentIntent capture(String id, UUID operation, long amount) throws StripeException {
        var params =
                PaymentIntentCaptureParams.builder().setAmountToCapture(amount).build();
        return client.v1().paymentIntents().capture(id, params, once(operation));
    }

    PaymentIntent cancel(String id, UUID operation) throws StripeException {
        return client.v1()
                .paymentIntents()
                .cancel(id, PaymentIntentCancelParams.builder().build(), once(operation));
    }

    /// Finds the intent of the payment; empty if Stripe knows none. Stripe's search lags by up to a minute, so "none"
    /// counts only if the request can no longer be in flight.
    Optional<PaymentIntent> find(Charge charge) throws StripeException {
        var reference = charge.reference();
        if (reference != null) {
            return retrieve(reference);
        }
        var query = "metadata['%s']:'%s'".formatted(PAYMENT, new PaymentId(charge.key()).text());
        return client
                .v1()
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder()
                        .setQuery(query)
                        .setLimit(1L)
                        .build())
                .getData()
                .stream()
                .findFirst();
    }

    private Optional<PaymentIntent> retrieve(String id) throws StripeException {
        try {
            return Optional.of(client.v1()
                    .paymentIntents()
                    .retrieve(id, PaymentIntentRetrieveParams.builder().build()));
        } catch (InvalidRequestException failure) {
            if (failure.getStatusCode() != null && failure.getStatusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// Returns one page of the intents created in the period.
    StripeCollection<PaymentIntent> list(Instant from, Instant until, @Nullable String after) throws StripeException {
        var params = PaymentIntentListParams.builder()
                .setCreated(PaymentIntentListParams.Created.builder()
                        .setGte(from.getEpochSecond())
                        .setLt(until.getEpochSecond())
                        .build())
                .setLimit(100L)
                .addExpand("data.latest_charge");
        if (after != null) {
            params.setStartingAfter(after);
        }
        return client.v1().paymentIntents().list(params.build());
    }

    /// Returns the payment that the metadata contain; null if they were written by someone else.
    static @Nullable PaymentId payment(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : TypeIds.parse(PaymentId.class, text);
        } catch (InvalidIdException _) {
            return null;
        }
    }

    /// Sets the idempotency key, so that Stripe executes the request only once.
    static RequestOptions once(UUID key) {
        return RequestOptions.builder().setIdempotencyKey(key.toString()).build();
    }
}
