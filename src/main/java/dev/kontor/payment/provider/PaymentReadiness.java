package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.ReadinessCheck;
import dev.kontor.shared.shop.ReadinessFinding;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Checks that buyers can pay and that the money reaches the shop.
@Component
class PaymentReadiness implements ReadinessCheck {

    private static final int AFTER_PRICES = 50;
    private static final String CODE = "payment";
    private static final long SOME_AMOUNT = 10_000;

    private final PaymentWays ways;
    private final ManualProvider manual;
    private final Shop shop;

    PaymentReadiness(PaymentWays ways, ManualProvider manual, Shop shop) {
        this.ways = ways;
        this.manual = manual;
        this.shop = shop;
    }

    @Override
    public int order() {
        return AFTER_PRICES;
    }

    @Override
    public List<ReadinessFinding> check() {
        var amount = new Money(SOME_AMOUNT, shop.defaultCurrency());
        var methods = ways.offered(amount, "", Locale.ROOT).stream()
                .map(PaymentMethod::code)
                .sorted()
                .toList();
        if (methods.isEmpty()) {
            return List.of(ReadinessFinding.missing(
                    CODE,
                    Message.of("readiness.payment-missing"),
                    Message.of("readiness.payment-missing-remedy"),
                    "/admin/v1/payment-providers"));
        }
        var findings = new ArrayList<ReadinessFinding>();
        if (methods.contains(TestProvider.METHOD)) {
            findings.add(ReadinessFinding.warning(
                    CODE,
                    Message.of("readiness.payment-test"),
                    Message.of("readiness.payment-test-remedy"),
                    "kontor.payment.test.enabled"));
        }
        if (methods.contains(ManualProvider.BANK_TRANSFER) && manual.usesDemoAccount()) {
            findings.add(ReadinessFinding.warning(
                    CODE,
                    Message.of("readiness.payment-demo-account"),
                    Message.of("readiness.payment-demo-account-remedy"),
                    "/admin/v1/payment-providers/bank-transfer"));
        }
        return findings.isEmpty()
                ? List.of(ReadinessFinding.ok(CODE, Message.of("readiness.payment-ok", "methods", methods)))
                : findings;
    }
}
