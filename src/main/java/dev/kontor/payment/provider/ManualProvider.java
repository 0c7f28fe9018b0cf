package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Handles money that arrives without a provider: by bank transfer or in cash on delivery. Staff record received
/// money and pay refunds manually.
@Component
class ManualProvider implements PaymentProvider, Promises, Cancels, Refunds, Polls {

    static final String BANK_TRANSFER = "bank-transfer";
    static final String CASH_ON_DELIVERY = "cash-on-delivery";

    private final PaymentProperties properties;
    private final @Nullable DemoPayments demo;

    ManualProvider(PaymentProperties properties, Optional<DemoPayments> demo) {
        this.properties = properties;
        this.demo = demo.orElse(null);
    }

    @Override
    public String code() {
        return "manual";
    }

    @Override
    public boolean serves(String method) {
        return Set.of(BANK_TRANSFER, CASH_ON_DELIVERY).contains(method);
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        var methods = new ArrayList<PaymentMethod>();
        if (properties.bankTransfer().enabled() && !bankAccount().isEmpty()) {
            methods.add(method(BANK_TRANSFER, locale));
        }
        if (takesCash(country)) {
            methods.add(method(CASH_ON_DELIVERY, locale));
        }
        return methods;
    }

    private boolean takesCash(String country) {
        var cash = properties.cashOnDelivery();
        if (cash.enabled() == null) {
            return demo != null && demo.cashCountries().contains(country);
        }
        return cash.enabled() && (cash.countries().isEmpty() || cash.countries().contains(country));
    }

    private static PaymentMethod method(String code, Locale locale) {
        var texts = ProviderTexts.of(locale);
        return new PaymentMethod(code, texts.name(code), texts.description(code), false);
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        return new ProviderResponse.Promised(
                charge.method().equals(BANK_TRANSFER) ? bankAccount() : Map.of("payTo", "carrier"));
    }

    /// Empty if the shop has none.
    private Map<String, String> bankAccount() {
        var account = properties.bankTransfer();
        if (account.iban().isBlank()) {
            return demo == null ? Map.of() : demo.bankAccount();
        }
        var instructions = new LinkedHashMap<String, String>();
        instructions.put("accountHolder", account.accountHolder());
        instructions.put("iban", account.iban());
        instructions.put("bic", account.bic());
        instructions.put("bank", account.bank());
        instructions.values().removeIf(String::isBlank);
        return Map.copyOf(instructions);
    }

    /// Whether transfers go to the account of the demo shop.
    boolean usesDemoAccount() {
        return demo != null && properties.bankTransfer().iban().isBlank();
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
        return authorize(charge);
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return new OperationResponse.NotSent("the manual provider has no records");
    }
}
