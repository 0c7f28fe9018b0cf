package dev.kontor.payment.provider;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Handles payments of zero. An order follows its payment, so an order with a total of zero has a payment that is
/// captured at once without a call. Buyers cannot select it.
@Component
class NoPayment implements PaymentProvider, Authorizes, Cancels, Polls {

    @Override
    public String code() {
        return NewPayment.NONE;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return List.of();
    }

    @Override
    public boolean serves(String method) {
        return method.equals(NewPayment.NONE);
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        return new ProviderResponse.Captured(charge.key().toString(), charge.amount());
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        return new ProviderResponse.Voided(null);
    }

    @Override
    public ProviderResponse poll(Charge charge) {
        return authorize(charge);
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return new OperationResponse.NotSent("a zero payment has no refunds");
    }
}
