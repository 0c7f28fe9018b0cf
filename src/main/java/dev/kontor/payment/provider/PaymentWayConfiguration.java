package dev.kontor.payment.provider;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.offer.BankAccount;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of the ways to pay that need no account at a provider.
@Configuration(proxyBeanMethods = false)
class PaymentWayConfiguration {

    @Bean
    SettingsGroup<PaymentWay> bankTransfer(
            PaymentProperties properties, Optional<DemoPayments> demo, Environment environment) {
        return bankTransfer(properties.bankTransfer(), demo.orElse(null), environment);
    }

    static SettingsGroup<PaymentWay> bankTransfer(
            PaymentProperties.BankTransfer transfer, @Nullable DemoPayments demo, Environment environment) {
        return PaymentWays.group(
                ManualProvider.BANK_TRANSFER,
                new PaymentWay(
                        transfer.enabled(),
                        0,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        List.of(),
                        account(transfer, demo)),
                Map.of(
                        "offered", "kontor.payment.bank-transfer.enabled",
                        "account", "kontor.payment.bank-transfer.iban"),
                environment);
    }

    private static @Nullable BankAccount account(PaymentProperties.BankTransfer transfer, @Nullable DemoPayments demo) {
        if (transfer.iban().isBlank()) {
            return demo == null ? null : demo.bankAccount();
        }
        return new BankAccount(
                transfer.accountHolder(),
                transfer.iban(),
                transfer.bic().isBlank() ? null : transfer.bic(),
                transfer.bank().isBlank() ? null : transfer.bank());
    }

    @Bean
    SettingsGroup<PaymentWay> cashOnDelivery(
            PaymentProperties properties, Optional<DemoPayments> demo, Environment environment) {
        return cashOnDelivery(properties.cashOnDelivery(), demo.orElse(null), environment);
    }

    static SettingsGroup<PaymentWay> cashOnDelivery(
            PaymentProperties.CashOnDelivery cash, @Nullable DemoPayments demo, Environment environment) {
        var ofDemo = cash.enabled() == null ? demo : null;
        return PaymentWays.group(
                ManualProvider.CASH_ON_DELIVERY,
                new PaymentWay(
                        ofDemo != null || Objects.requireNonNullElse(cash.enabled(), false),
                        0,
                        List.of(),
                        List.of(),
                        ofDemo == null ? Set.copyOf(cash.countries()) : ofDemo.cashCountries(),
                        Set.of(),
                        List.of(),
                        null),
                Map.of(
                        "offered", "kontor.payment.cash-on-delivery.enabled",
                        "countries", "kontor.payment.cash-on-delivery.countries"),
                environment);
    }

    /// Only staff switch it on, because the shop delivers before it is paid.
    @Bean
    static SettingsGroup<PaymentWay> onAccount(Environment environment) {
        return PaymentWays.group(
                NewPayment.ON_ACCOUNT,
                new PaymentWay(false, 0, List.of(), List.of(), Set.of(), Set.of(), List.of(), null),
                Map.of(),
                environment);
    }

    @Bean
    @Conditional(TestProviderCondition.class)
    SettingsGroup<PaymentWay> testPayment(Environment environment) {
        return PaymentWays.group(TestProvider.METHOD, PaymentWay.unlimited(), Map.of(), environment);
    }
}
