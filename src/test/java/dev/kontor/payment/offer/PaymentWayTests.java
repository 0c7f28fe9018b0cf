package dev.kontor.payment.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentWayTests {

    private static final PaymentWay WAY = new PaymentWay(
            true,
            0,
            List.of(Money.of(1_000, "EUR")),
            List.of(Money.of(50_000, "EUR"), Money.of(90_000, "JPY")),
            Set.of("DE"),
            Set.of(),
            List.of(),
            null);

    @ParameterizedTest
    @CsvSource({
        "999, EUR, DE, false",
        "1000, EUR, DE, true",
        "50000, EUR, DE, true",
        "50001, EUR, DE, false",
        "1, JPY, DE, true",
        "90001, JPY, DE, false",
        "1, USD, DE, true",
        "1000, EUR, FR, false",
        "1000, EUR, '', false",
    })
    void acceptsAmountsAndCountries(long minor, String currency, String country, boolean accepted) {
        assertThat(WAY.accepts(Money.of(minor, currency), country)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"DE", "''"})
    void acceptsNothingIfItIsNotOffered(String country) {
        var off = new PaymentWay(false, 0, List.of(), List.of(), Set.of(), Set.of(), List.of(), null);

        assertThat(off.accepts(Money.of(1_000, "EUR"), country)).isFalse();
        assertThat(PaymentWay.unlimited().accepts(Money.of(1, "EUR"), country)).isTrue();
    }
}
