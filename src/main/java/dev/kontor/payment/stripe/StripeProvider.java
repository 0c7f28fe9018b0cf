package dev.kontor.payment.stripe;

import com.stripe.exception.StripeException;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.provider.Authorizes;
import dev.kontor.payment.provider.Cancels;
import dev.kontor.payment.provider.Captures;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.payment.provider.ListedCharge;
import dev.kontor.payment.provider.ListsCharges;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.payment.provider.PaymentProvider;
import dev.kontor.payment.provider.Polls;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.payment.provider.ProviderTexts;
import dev.kontor.payment.provider.ProviderWebhook;
import dev.kontor.payment.provider.ReceivesWebhooks;
import dev.kontor.payment.provider.Refunds;
import dev.kontor.payment.provider.ReportsDisputes;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// Offers the payment methods of the shop's Stripe account. Without a token, the buyer's browser confirms the payment
/// with the client secret; with a token (`pm_…` or `ctoken_…`), the shop does.
@Component
@Conditional(StripeCondition.class)
class StripeProvider
        implements PaymentProvider,
                Authorizes,
                Captures,
                Cancels,
                Refunds,
                Polls,
                ReceivesWebhooks,
                ListsCharges,
                ReportsDisputes {

    static final String CODE = "stripe";

    private final StripeIntents intents;
    private final StripeRefunds refunds;
    private final StripeDisputes disputes;
    private final StripeAnswers answers;
    private final StripeWebhooks webhooks;

    StripeProvider(
            StripeIntents intents,
            StripeRefunds refunds,
            StripeDisputes disputes,
            StripeAnswers answers,
            StripeWebhooks webhooks) {
        this.intents = intents;
        this.refunds = refunds;
        this.disputes = disputes;
        this.answers = answers;
        this.webhooks = webhooks;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean serves(String method) {
        return method.equals(CODE);
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        var texts = ProviderTexts.of(locale);
        return StripeAmounts.of(amount).isEmpty()
                ? List.of()
                : List.of(new PaymentMethod(CODE, texts.name(CODE), texts.description(CODE), false));
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        var amount = StripeAmounts.of(charge.amount());
        if (amount.isEmpty()) {
            return new ProviderResponse.Declined("amount-not-supported");
        }
        try {
            return answers.of(charge, intents.create(charge, amount.getAsLong()));
        } catch (StripeException failure) {
            return switch (StripeFailures.of(failure)) {
                case StripeFailures.Meaning.Refused refused -> new ProviderResponse.Declined(refused.reason());
                case StripeFailures.Meaning.NotReceived not -> new ProviderResponse.NotSent(not.reason());
                case StripeFailures.Meaning.Unknown unknown -> new ProviderResponse.Unknown(unknown.reason());
            };
        }
    }

    @Override
    public ProviderResponse capture(Charge charge, UUID operation, Money amount) {
        var minor = StripeAmounts.of(amount);
        var reference = charge.reference();
        if (minor.isEmpty() || reference == null) {
            return new ProviderResponse.Declined("amount-not-supported");
        }
        try {
            return answers.of(charge, intents.capture(reference, operation, minor.getAsLong()));
        } catch (StripeException failure) {
            return switch (StripeFailures.of(failure)) {
                case StripeFailures.Meaning.Refused _ -> new ProviderResponse.Declined("capture-refused");
                case StripeFailures.Meaning.NotReceived not -> new ProviderResponse.NotSent(not.reason());
                case StripeFailures.Meaning.Unknown unknown -> new ProviderResponse.Unknown(unknown.reason());
            };
        }
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        try {
            var found = intents.find(charge);
            return found.isEmpty()
                    ? new ProviderResponse.NotSent("no intent for this payment")
                    : answers.of(charge, intents.cancel(found.get().getId(), operation));
        } catch (StripeException failure) {
            return switch (StripeFailures.of(failure)) {
                // It can no longer be canceled; the state explains why.
                case StripeFailures.Meaning.Refused _ -> poll(charge);
                case StripeFailures.Meaning.NotReceived not -> new ProviderResponse.NotSent(not.reason());
                case StripeFailures.Meaning.Unknown unknown -> new ProviderResponse.Unknown(unknown.reason());
            };
        }
    }

    @Override
    public OperationResponse refund(Charge charge, UUID operation, Money amount) {
        var minor = StripeAmounts.of(amount);
        var reference = charge.reference();
        if (minor.isEmpty() || reference == null) {
            return new OperationResponse.Refused("amount-not-supported");
        }
        try {
            return refunds.create(reference, operation, minor.getAsLong());
        } catch (StripeException failure) {
            return switch (StripeFailures.of(failure)) {
                case StripeFailures.Meaning.Refused _ -> new OperationResponse.Refused("refund-refused");
                case StripeFailures.Meaning.NotReceived not -> new OperationResponse.NotSent(not.reason());
                case StripeFailures.Meaning.Unknown unknown -> new OperationResponse.Unknown(unknown.reason());
            };
        }
    }

    @Override
    public ProviderResponse poll(Charge charge) {
        try {
            return intents.find(charge)
                    .map(intent -> answers.of(charge, intent))
                    .orElseGet(() -> new ProviderResponse.NotSent("no intent for this payment"));
        } catch (StripeException failure) {
            // A failed poll reveals nothing about the payment.
            return new ProviderResponse.Unknown("status " + failure.getStatusCode());
        }
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        var reference = charge.reference();
        if (reference == null) {
            return new OperationResponse.NotSent("no intent for this payment");
        }
        try {
            return refunds.find(reference, operation)
                    .orElseGet(() -> new OperationResponse.NotSent("no refund with that key"));
        } catch (StripeException failure) {
            return new OperationResponse.Unknown("status " + failure.getStatusCode());
        }
    }

    @Override
    public Page charges(Instant from, Instant until, @Nullable String after) {
        try {
            var page = intents.list(from, until, after);
            var charges = new ArrayList<ListedCharge>();
            for (var intent : page.getData()) {
                long withdrawn = StripeAnswers.isDisputed(intent) ? disputes.withdrawn(intent.getId()) : 0;
                StripeAnswers.charge(intent, withdrawn).ifPresent(charges::add);
            }
            var next = page.getHasMore() ? page.getData().getLast().getId() : null;
            return new Page(charges, next);
        } catch (StripeException failure) {
            throw new IllegalStateException("Stripe does not list its intents", failure);
        }
    }

    @Override
    public DisputeResponse dispute(String reference) {
        try {
            return disputes.find(reference);
        } catch (StripeException failure) {
            return new DisputeResponse.Unknown("status " + failure.getStatusCode());
        }
    }

    @Override
    public ProviderWebhook read(byte[] body, Function<String, @Nullable String> header) {
        return webhooks.read(body, header.apply(StripeWebhooks.SIGNATURE));
    }
}
