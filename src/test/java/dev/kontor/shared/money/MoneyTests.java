package dev.kontor.shared.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    private static final int ROUNDS = 5_000;

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "EUR", "KWD"})
    void anAllocationLosesNothingAndIsFairToOneUnit(String currency) {
        var random = new Random(4711);
        for (int round = 0; round < ROUNDS; round++) {
            var total = Money.of(random.nextLong(-1_000_000_000, 1_000_000_000), currency);
            var weights = LongStream.generate(() -> random.nextLong(0, 10_000))
                    .limit(random.nextInt(1, 20))
                    .boxed()
                    .toList();
            long sum = weights.stream().mapToLong(Long::longValue).sum();

            var parts = total.allocate(weights);

            assertThat(Money.sum(total.currency(), parts)).isEqualTo(total);
            for (int index = 0; index < parts.size() && sum > 0; index++) {
                var exact = BigDecimal.valueOf(total.minor())
                        .multiply(BigDecimal.valueOf(weights.get(index)))
                        .divide(BigDecimal.valueOf(sum), 10, RoundingMode.HALF_UP);
                assertThat(BigDecimal.valueOf(parts.get(index).minor())
                                .subtract(exact)
                                .abs())
                        .isLessThan(BigDecimal.ONE.add(BigDecimal.valueOf(1, 9)));
            }
        }
    }

    @Test
    void theLargestRemaindersGetWhatRoundingLeftOver() {
        assertThat(Money.of(100, "EUR").allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::minor)
                .containsExactly(34L, 33L, 33L);
        assertThat(Money.of(-100, "EUR").allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::minor)
                .containsExactly(-34L, -33L, -33L);
        assertThat(Money.of(10, "EUR").allocate(List.of(3L, 3L, 1L)))
                .extracting(Money::minor)
                .containsExactly(4L, 4L, 2L);
        assertThat(Money.of(5, "JPY").allocate(List.of(0L, 0L)))
                .extracting(Money::minor)
                .containsExactly(3L, 2L);
        assertThat(Money.of(5, "JPY").allocate(List.of(0L, 7L)))
                .extracting(Money::minor)
                .containsExactly(0L, 5L);
        assertThat(Money.of(Long.MAX_VALUE, "EUR").allocate(Collections.nCopies(3, Long.MAX_VALUE)).stream()
                        .mapToLong(Money::minor)
                        .sum())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void refusesToAllocateByNothingOrByNegativeWeights() {
        assertThatThrownBy(() -> Money.of(1, "EUR").allocate(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(1, "EUR").allocate(List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareIsRoundedToAMinorUnit() {
        var rate = new BigDecimal("0.19");

        assertThat(Money.of(1_999, "EUR").share(rate, RoundingMode.HALF_UP)).isEqualTo(Money.of(380, "EUR"));
        assertThat(Money.of(-1_999, "EUR").share(rate, RoundingMode.HALF_UP)).isEqualTo(Money.of(-380, "EUR"));
        assertThat(Money.of(50, "EUR").share(new BigDecimal("0.01"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of(1, "EUR"));
        assertThat(Money.of(50, "EUR").share(new BigDecimal("0.01"), RoundingMode.HALF_EVEN))
                .isEqualTo(Money.of(0, "EUR"));
    }

    @Test
    void arithmeticThatOverflowsThrows() {
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MIN_VALUE, "EUR").negated()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE / 2, "EUR").times(3)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").share(BigDecimal.TWO, RoundingMode.HALF_UP))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currenciesDoNotMix() {
        var euro = Money.of(1, "EUR");
        var yen = Money.of(1, "JPY");

        assertThatThrownBy(() -> euro.plus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.sum(Currency.getInstance("EUR"), List.of(euro, yen)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsAsManyDigitsAsTheCurrencyHas() {
        assertThat(Money.of(1_999, "EUR").toString()).isEqualTo("19.99 EUR");
        assertThat(Money.of(1_999, "JPY").toString()).isEqualTo("1999 JPY");
        assertThat(Money.of(1_999, "KWD").toString()).isEqualTo("1.999 KWD");
        assertThat(MoneyFormat.format(Money.of(123_456, "EUR"), Locale.GERMANY)).isEqualTo("1.234,56\u00A0€");
        assertThat(MoneyFormat.format(Money.of(1_999, "JPY"), Locale.US)).isEqualTo("¥1,999");
        assertThat(MoneyFormat.format(Money.of(-1_999, "USD"), Locale.US)).isEqualTo("-$19.99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "JPY", "KWD", "INR", "CHF"})
    void formatsInEveryLocaleAsTheJdkDoes(String currency) {
        var amounts = new long[] {0, 1, 5, 99, 100, 999, 1_000, 123_456, 1_234_567_890, Long.MAX_VALUE, Long.MIN_VALUE};
        var zero = Money.of(0, currency);
        for (var locale : Locale.getAvailableLocales()) {
            var jdk = NumberFormat.getCurrencyInstance(locale);
            jdk.setCurrency(zero.currency());
            jdk.setMinimumFractionDigits(zero.exponent());
            jdk.setMaximumFractionDigits(zero.exponent());
            for (long minor : amounts) {
                for (var money : List.of(Money.of(minor, currency), Money.of(-minor, currency))) {
                    assertThat(MoneyFormat.format(money, locale))
                            .as(locale.toLanguageTag())
                            .isEqualTo(jdk.format(money.major()));
                }
            }
        }
    }
}
