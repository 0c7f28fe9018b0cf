package dev.kontor.payment.provider;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Handles money that arrives without a provider: by bank transfer, in cash on delivery, after the invoice, or by
/// another payment that the buyer makes with a payment link. Staff record received money and pay refunds manually.
@Component
class ManualProvider implements PaymentProvider, Promises, Cancels, Refunds, Polls {

    static final String BANK_TRANSFER = NewPayment.BANK_TRANSFER;
    static final String CASH_ON_DELIVERY = NewPayment.CASH_ON_DELIVERY;

    private final SettingsGroup<PaymentWay> transfer;
    private final SettingsGroup<PaymentWay> cash;
    private final SettingsGroup<PaymentWay> onAccount;
    private final @Nullable DemoPayments demo;

    ManualProvider(
            @Qualifier("bankTransfer") SettingsGroup<PaymentWay> transfer,
            @Qualifier("cashOnDelivery") SettingsGroup<PaymentWay> cash,
            @Qualifier("onAccount") SettingsGroup<PaymentWay> onAccount,
            Optional<DemoPayments> demo) {
        this.transfer = transfer;
        this.cash = cash;
        this.onAccount = onAccount;
        this.demo = demo.orElse(null);
    }

    @Override
    public String code() {
        return "manual";
    }

    @Override
    public boolean serves(String method) {
        return NewPayment.isPromised(method);
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        var methods = new ArrayList<PaymentMethod>();
        if (transfer.get().account() != null && transfer.get().accepts(amount, country)) {
            methods.add(method(BANK_TRANSFER, locale));
        }
        if (cash.get().accepts(amount, country)) {
            methods.add(method(CASH_ON_DELIVERY, locale));
        }
        if (onAccount.get().accepts(amount, country)) {
            methods.add(method(NewPayment.ON_ACCOUNT, locale));
        }
        return methods;
    }

    private static PaymentMethod method(String code, Locale locale) {
        var texts = ProviderTexts.of(locale);
        return new PaymentMethod(code, texts.name(code), texts.description(code), false);
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        if (charge.method().equals(NewPayment.PAYMENT_LINK)) {
            return new ProviderResponse.Promised(Map.of());
        }
        if (charge.method().equals(NewPayment.ON_ACCOUNT)) {
            return new ProviderResponse.Promised(Map.of("payTo", "invoice"));
        }
        if (!charge.method().equals(BANK_TRANSFER)) {
            return new ProviderResponse.Promised(Map.of("payTo", "carrier"));
        }
        var account = transfer.get().account();
        return account == null
                ? new ProviderResponse.Declined("no-bank-account")
                : new ProviderResponse.Promised(account.instructions());
    }

    /// Whether transfers go to the account of the demo shop.
    boolean usesDemoAccount() {
        return demo != null && demo.bankAccount().equals(transfer.get().account());
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        return new ProviderResponse.Voided(null);
    }

    @Override
    public OperationResponse refund(Charge charge, UUID operation, Money amount) {
        return new OperationResponse.Succeeded("by-hand");
    }

    @Override
    public ProviderResponse poll(Charge charge) {
        // A promise that was made stays valid, even if staff have changed the settings since.
        return authorize(charge) instanceof ProviderResponse.Promised promised
                ? promised
                : new ProviderResponse.Promised(Map.of());
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return new OperationResponse.NotSent("the manual provider has no records");
    }
}
