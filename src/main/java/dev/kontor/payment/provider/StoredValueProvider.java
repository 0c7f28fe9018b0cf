package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Handles the payments of gift cards and store credit. The value was spent when the order was placed, so an
/// authorization confirms it, and the module that records a failed payment returns it. Buyers cannot select
/// the method.
@Component
class StoredValueProvider implements PaymentProvider, Authorizes, Captures, Cancels, Refunds, Polls {

    private static final String NOT_SPENT = "value-not-spent";

    private final ObjectProvider<StoredValue> values;

    StoredValueProvider(ObjectProvider<StoredValue> values) {
        this.values = values;
    }

    @Override
    public String code() {
        return StoredValue.PROVIDER;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return List.of();
    }

    @Override
    public boolean serves(String method) {
        return StoredValue.isMethod(method);
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        var reference = charge.key().toString();
        return spent(charge)
                ? charge.captureNow()
                        ? new ProviderResponse.Captured(reference, charge.amount())
                        : new ProviderResponse.Authorized(reference, charge.amount())
                : new ProviderResponse.Declined(NOT_SPENT);
    }

    @Override
    public ProviderResponse capture(Charge charge, UUID operation, Money amount) {
        return spent(charge)
                ? new ProviderResponse.Captured(charge.key().toString(), charge.amount())
                : new ProviderResponse.Declined(NOT_SPENT);
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        return new ProviderResponse.Voided(null);
    }

    @Override
    public OperationResponse refund(Charge charge, UUID operation, Money amount) {
        return values.getObject().refund(payment(charge), operation, amount)
                ? new OperationResponse.Succeeded(operation.toString())
                : new OperationResponse.Refused(NOT_SPENT);
    }

    @Override
    public ProviderResponse poll(Charge charge) {
        return authorize(charge);
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return values.getObject().isRefunded(operation)
                ? new OperationResponse.Succeeded(operation.toString())
                : new OperationResponse.NotSent("no such refund");
    }

    private boolean spent(Charge charge) {
        return values.getObject()
                .spent(payment(charge))
                .filter(charge.amount()::equals)
                .isPresent();
    }

    private static PaymentId payment(Charge charge) {
        return new PaymentId(charge.key());
    }
}
