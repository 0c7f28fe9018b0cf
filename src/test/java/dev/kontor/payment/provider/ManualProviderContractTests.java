package dev.kontor.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.KontorTest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/// The provider of bank transfers and cash keeps the contract, as far as promises go.
@KontorTest
class ManualProviderContractTests extends PaymentProviderContract {

    @Autowired
    ManualProvider provider;

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected String method() {
        return "bank-transfer";
    }

    @Override
    protected Optional<String> token(Course course) {
        return course == Course.APPROVED ? Optional.of("") : Optional.empty();
    }

    @Override
    protected Optional<Books> books(UUID key) {
        return Optional.empty();
    }

    @Override
    protected boolean movesMoney() {
        return false;
    }

    @Test
    void onlyPromisesAndSaysWhereToPay() {
        assertThat(provider.authorize(charge(Course.APPROVED, true)))
                .isInstanceOfSatisfying(
                        ProviderResponse.Promised.class,
                        promised -> assertThat(promised.instructions())
                                .containsKeys("accountHolder", "iban", "bic", "bank"));
        assertThat(provider.cancel(charge(Course.APPROVED, true), TypeIds.next()))
                .isEqualTo(new ProviderResponse.Voided(null));
        assertThat(provider.refund(charge(Course.APPROVED, true), TypeIds.next(), Money.of(1, "EUR")))
                .isEqualTo(new OperationResponse.Succeeded("by-hand"));
    }

    @Test
    void offersNothingOutsideOfTheDemoUntilItIsConfigured() {
        var amount = Money.of(1_000, "EUR");

        assertThat(shop("", null).methods(amount, "DE", Locale.ENGLISH)).isEmpty();
        assertThat(shop("", true).methods(amount, "DE", Locale.ENGLISH))
                .extracting(PaymentMethod::code)
                .containsExactly("cash-on-delivery");
        assertThat(shop("FR7630006000011234567890189", null).methods(amount, "DE", Locale.ENGLISH))
                .extracting(PaymentMethod::code)
                .containsExactly("bank-transfer");
    }

    @Test
    void declinesTransfersWithoutAnAccountAndKeepsPromises() {
        var without = shop("", null);

        assertThat(without.authorize(charge(Course.APPROVED, true)))
                .isEqualTo(new ProviderResponse.Declined("no-bank-account"));
        assertThat(without.poll(charge(Course.APPROVED, true))).isInstanceOf(ProviderResponse.Promised.class);
    }

    private static ManualProvider shop(String iban, @Nullable Boolean cash) {
        var environment = new MockEnvironment();
        var binder = new Binder(new MapConfigurationPropertySource(
                cash == null
                        ? Map.of("kontor.payment.bank-transfer.iban", iban)
                        : Map.of("kontor.payment.cash-on-delivery.enabled", cash)));
        var properties = binder.bindOrCreate("kontor.payment", PaymentProperties.class);
        return new ManualProvider(
                PaymentWayConfiguration.bankTransfer(properties.bankTransfer(), null, environment),
                PaymentWayConfiguration.cashOnDelivery(properties.cashOnDelivery(), null, environment),
                PaymentWayConfiguration.onAccount(environment),
                Optional.empty());
    }
}
