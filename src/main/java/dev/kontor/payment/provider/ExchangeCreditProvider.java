package dev.kontor.payment.provider;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Handles payments with the value of returned units. The value is reserved when the payment is created and
/// settled by the shop, so no provider is called. Refunds go to the provider of the payment that the value
/// comes from. Buyers cannot select the method.
@Component
class ExchangeCreditProvider implements PaymentProvider, Cancels, Polls {

    @Override
    public String code() {
        return NewPayment.EXCHANGE_CREDIT;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return List.of();
    }

    @Override
    public boolean serves(String method) {
        return method.equals(NewPayment.EXCHANGE_CREDIT);
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        return new ProviderResponse.Voided(null);
    }

    /// The payment stays reserved: a cancellation that was interrupted is repeated.
    @Override
    public ProviderResponse poll(Charge charge) {
        return new ProviderResponse.Authorized(charge.key().toString(), charge.amount());
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return new OperationResponse.NotSent("another provider refunds the value");
    }
}
