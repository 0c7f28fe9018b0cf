package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.cart.pricing.CartCalculation.ShippingCharge;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartCalculationTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TaxRules GERMANY = TaxFixtures.rules(
            "Germany",
            true,
            Map.of(
                    "standard", new Rate("VAT 19%", new BigDecimal("0.19")),
                    "reduced", new Rate("VAT 7%", new BigDecimal("0.07"))));
    private static final TaxRules CALIFORNIA =
            TaxFixtures.rules("California", false, Map.of("standard", new Rate("Sales tax", new BigDecimal("0.0725"))));

    @Test
    void findsTheTaxInsideOfInclusivePrices() {
        var cart = CartCalculation.of(
                EUR,
                List.of(goods(1999, 2, "standard"), goods(350, 3, "reduced")),
                Optional.of(new ShippingCharge(eur(490), "standard")),
                GERMANY);

        assertThat(cart.lines().getFirst().subtotal()).isEqualTo(eur(3998));
        assertThat(cart.lines().getFirst().taxed().tax()).isEqualTo(eur(638));
        assertThat(cart.lines().get(1).taxed().tax()).isEqualTo(eur(69));
        assertThat(cart.totals().subtotal()).isEqualTo(eur(5048));
        assertThat(cart.totals().shipping()).isEqualTo(eur(490));
        assertThat(cart.totals().shippingTax()).isEqualTo(eur(78));
        assertThat(cart.totals().tax()).isEqualTo(eur(785));
        assertThat(cart.totals().total()).isEqualTo(eur(5538));
        assertThat(cart.totals().taxes())
                .containsExactly(
                        new TaxTotal("VAT 19%", null, new BigDecimal("0.19"), eur(3772), eur(716)),
                        new TaxTotal("VAT 7%", null, new BigDecimal("0.07"), eur(981), eur(69)));
    }

    @Test
    void addsTheTaxToExclusivePricesAndRoundsALineOnce() {
        var cart = CartCalculation.of(
                EUR, List.of(goods(999, 3, "standard"), goods(500, 1, "untaxed")), Optional.empty(), CALIFORNIA);

        // 29.97 x 7.25% = 2.172825: unit by unit it would be 3 x 0.72 = 2.16.
        assertThat(cart.lines().getFirst().taxed().tax()).isEqualTo(eur(217));
        assertThat(cart.totals().subtotal()).isEqualTo(eur(3497));
        assertThat(cart.totals().tax()).isEqualTo(eur(217));
        assertThat(cart.totals().total()).isEqualTo(eur(3714));
        assertThat(cart.totals().shipping()).isEqualTo(eur(0));
        assertThat(cart.totals().taxes())
                .containsExactly(new TaxTotal("Sales tax", null, new BigDecimal("0.0725"), eur(2997), eur(217)));
    }

    @Test
    void anEmptyCartCostsNothing() {
        var cart = CartCalculation.of(EUR, List.of(), Optional.empty(), GERMANY);

        assertThat(cart.totals().total()).isEqualTo(eur(0));
        assertThat(cart.totals().taxes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPY, true", "JPY, false", "EUR, true", "EUR, false", "KWD, true", "KWD, false"})
    void sumsAreExactForRandomCarts(String code, boolean pricesIncludeTax) {
        var currency = Currency.getInstance(code);
        var random = new Random(20261125);
        for (int round = 0; round < 2_000; round++) {
            var rules = rules(random, pricesIncludeTax);
            var goods = IntStream.range(0, random.nextInt(30))
                    .mapToObj(_ -> new PricedLine(
                            new Money(random.nextLong(2_000_000), currency),
                            1 + random.nextInt(999),
                            random.nextBoolean() ? "standard" : "reduced"))
                    .toList();
            var charge = random.nextBoolean()
                    ? Optional.of(new ShippingCharge(new Money(random.nextLong(10_000), currency), "standard"))
                    : Optional.<ShippingCharge>empty();

            holds(goods, charge, rules, CartCalculation.of(currency, goods, charge, rules), currency);
        }
    }

    private static void holds(
            List<PricedLine> goods,
            Optional<ShippingCharge> charge,
            TaxRules rules,
            CartCalculation cart,
            Currency currency) {
        long gross = 0;
        long tax = 0;
        for (int index = 0; index < goods.size(); index++) {
            var line = cart.lines().get(index);
            var taxed = line.taxed();
            assertThat(taxed.net().plus(taxed.tax())).isEqualTo(taxed.gross());
            assertThat(line.subtotal().minor())
                    .isEqualTo(goods.get(index).unitPrice().minor()
                            * goods.get(index).quantity());
            assertThat(taxed.tax().minor()).isNotNegative().isEqualTo(expectedTax(goods.get(index), rules));
            assertThat(taxed.net().minor()).isNotNegative();
            gross += taxed.gross().minor();
            tax += taxed.tax().minor();
        }
        var totals = cart.totals();
        long shippingGross = totals.shippingNet().plus(totals.shippingTax()).minor();
        assertThat(totals.total()).isEqualTo(new Money(gross + shippingGross, currency));
        assertThat(totals.tax()).isEqualTo(new Money(tax + totals.shippingTax().minor(), currency));
        assertThat(Money.sum(
                        currency, totals.taxes().stream().map(TaxTotal::tax).toList()))
                .isEqualTo(totals.tax());
        var shown = totals.subtotal().plus(totals.shipping());
        assertThat(totals.total()).isEqualTo(rules.pricesIncludeTax() ? shown : shown.plus(totals.tax()));
        assertThat(totals.shipping().minor())
                .isEqualTo(charge.map(chosen -> chosen.price().minor()).orElse(0L));
    }

    private static long expectedTax(PricedLine goods, TaxRules rules) {
        var amount = BigDecimal.valueOf(goods.unitPrice().minor()).multiply(BigDecimal.valueOf(goods.quantity()));
        var rate = Objects.requireNonNull(
                        rules.rates().get(goods.split().weights().getFirst().category()))
                .rate();
        return rules.pricesIncludeTax()
                ? amount.longValueExact()
                        - amount.divide(BigDecimal.ONE.add(rate), 0, RoundingMode.HALF_UP)
                                .longValueExact()
                : amount.multiply(rate).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static TaxRules rules(Random random, boolean pricesIncludeTax) {
        return TaxFixtures.rules(
                "somewhere",
                pricesIncludeTax,
                Map.of(
                        "standard", new Rate("High", BigDecimal.valueOf(1 + random.nextInt(3_000), 4)),
                        "reduced", new Rate("Low", BigDecimal.valueOf(1 + random.nextInt(1_000), 4))));
    }

    private static PricedLine goods(long minor, int quantity, String category) {
        return new PricedLine(eur(minor), quantity, category);
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
