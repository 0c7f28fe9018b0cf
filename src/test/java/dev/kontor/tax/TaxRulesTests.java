package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.Taxation;
import dev.kontor.tax.TaxRules.Taxable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRulesTests {

    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD");

    @ParameterizedTest
    @CsvSource(textBlock = """
            true,  0.19,   11900, 10000, 1900, 11900
            true,  0.19,   999,   839,   160,  999
            true,  0.07,   1,     1,     0,    1
            false, 0.0725, 10000, 10000, 725,  10725
            false, 0.0725, 100,   100,   7,    107
            false, 0.5,    1,     1,     1,    2
            true,  1,      3,     2,     1,    3
            false, 0,      500,   500,   0,    500
            """)
    void taxesALineInBothWays(boolean inclusive, String rate, long amount, long net, long tax, long gross) {
        var taxed = rules(inclusive, rate)
                .tax(List.of(new Taxable(Money.of(amount, "EUR"), "standard")))
                .getFirst();

        assertThat(taxed)
                .isEqualTo(TaxFixtures.taxed(
                        Money.of(net, "EUR"),
                        Money.of(tax, "EUR"),
                        Money.of(gross, "EUR"),
                        "VAT",
                        new BigDecimal(rate)));
    }

    @Test
    void doesNotTaxACategoryWithoutARate() {
        var taxed = rules(true, "0.19")
                .tax(List.of(new Taxable(Money.of(100, "EUR"), "books")))
                .getFirst();

        assertThat(taxed)
                .isEqualTo(TaxFixtures.taxed(
                        Money.of(100, "EUR"), Money.of(0, "EUR"), Money.of(100, "EUR"), "", BigDecimal.ZERO));
    }

    @Test
    void giftCardsAreOutsideOfEveryRule() {
        var rules = rules(true, "0.19");
        var card = new TaxRules.Taxable(Money.of(5_000, "EUR"), Taxation.OUTSIDE_SCOPE);
        var goods = new TaxRules.Taxable(Money.of(1_190, "EUR"), "standard");

        assertThat(TaxRules.NONE.covers(Taxation.OUTSIDE_SCOPE)).isTrue();
        assertThat(rules.covers(Taxation.OUTSIDE_SCOPE)).isTrue();
        var taxed = rules.providing(
                        TaxSource.PROVIDER,
                        List.of(new ProvidedTaxes.Line(
                                "standard",
                                1_190,
                                List.of(new TaxQuote.Tax("Service", null, new BigDecimal("0.07"), 83)))))
                .tax(List.of(card, goods, card));
        assertThat(taxed.stream().map(each -> each.tax().minor())).containsExactly(0L, 83L, 0L);
        assertThat(taxed.stream().map(each -> each.gross().minor())).containsExactly(5_000L, 1_190L, 5_000L);
        assertThat(taxed.getFirst().name()).isEmpty();
    }

    @Test
    void netAndTaxAreTheGrossAndNothingIsNegativeForEveryAmount() {
        var random = new Random(20_261_125);
        for (int round = 0; round < 20_000; round++) {
            var amount = Money.of(random.nextLong(1_000_000_000_000L), CURRENCIES.get(round % 3));
            boolean inclusive = random.nextBoolean();
            var rate = BigDecimal.valueOf(random.nextInt(1_000_001), 6);

            var taxed = rules(inclusive, rate.toPlainString())
                    .tax(List.of(new Taxable(amount, "standard")))
                    .getFirst();

            assertThat(taxed.net().plus(taxed.tax())).isEqualTo(taxed.gross());
            assertThat(inclusive ? taxed.gross() : taxed.net()).isEqualTo(amount);
            assertThat(taxed.net().isNegative()).isFalse();
            assertThat(taxed.tax().isNegative()).isFalse();
            assertThat(taxed.gross().isLessThan(taxed.net())).isFalse();
            // The tax is the share of the net to within a rounding of the net itself.
            var exact = taxed.net().share(rate, RoundingMode.HALF_UP);
            assertThat(Math.abs(exact.minor() - taxed.tax().minor())).isLessThanOrEqualTo(1);
        }
    }

    private static TaxRules rules(boolean inclusive, String rate) {
        return TaxFixtures.rules("Zone", inclusive, Map.of("standard", new TaxRules.Rate("VAT", new BigDecimal(rate))));
    }
}
