package dev.kontor.cart.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.aggregate.TaxSplit.Weight;
import dev.kontor.catalog.BundlePart;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.Prices;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.TaxRules.TaxShare;
import dev.kontor.tax.TaxRules.Taxable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxSplitTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TaxRules GERMANY = rules(true);

    private final VariantId cup = VariantId.next();
    private final VariantId book = VariantId.next();
    private final VariantId card = VariantId.next();

    @Test
    void dividesByWhatThePartsCostByThemselves() {
        var split = TaxSplit.of(
                bundle(part(cup, 2, "standard"), part(book, 1, "reduced"), part(card, 3, "standard")),
                Map.of(cup, price(1000), book, price(700), card, price(100)));

        assertThat(split)
                .isEqualTo(new TaxSplit(List.of(new Weight("standard", 2300), new Weight("reduced", 700)), true));
        // 23 and 7 of 30 parts of 19.99 are 15.3257 and 4.6643.
        assertThat(tax(split, eur(1999), GERMANY))
                .containsExactly(share("standard", 1533, 1288, 245, "0.19"), share("reduced", 466, 436, 30, "0.07"));
        var together = TaxShare.together(tax(split, eur(1999), GERMANY));
        assertThat(together.tax()).isEqualTo(eur(275));
        assertThat(together.net().plus(together.tax())).isEqualTo(eur(1999));
        assertThat(together.gross()).isEqualTo(eur(1999));
        assertThat(together.name()).isEqualTo("VAT");
        assertThat(together.rate()).isEqualByComparingTo("0.159513");
        assertThat(together.levied()).extracting(TaxRules.Levied::tax).containsExactly(eur(245), eur(30));
    }

    @Test
    void whereAllPartsAreTaxedAlikeNothingIsDivided() {
        var split = TaxSplit.of(bundle(part(cup, 2, "reduced"), part(book, 1, "reduced")), Map.of());

        assertThat(split).isEqualTo(TaxSplit.of("reduced"));
        assertThat(tax(split, eur(107), GERMANY)).containsExactly(share("reduced", 107, 100, 7, "0.07"));
    }

    @Test
    void whatIsFreeHasNoShare() {
        var parts = bundle(part(cup, 1, "standard"), part(book, 1, "reduced"));

        assertThat(tax(TaxSplit.of(parts, Map.of(cup, price(0), book, price(5))), eur(107), GERMANY))
                .containsExactly(share("reduced", 107, 100, 7, "0.07"));
        assertThat(tax(TaxSplit.of(parts, Map.of(cup, price(0), book, price(0))), eur(3), GERMANY))
                .containsExactly(share("standard", 2, 2, 0, "0.19"), share("reduced", 1, 1, 0, "0.07"));
    }

    @Test
    void whereAPartHasNoPriceAllIsTaxedAtTheHighestRate() {
        var split = TaxSplit.of(bundle(part(book, 1, "reduced"), part(cup, 1, "standard")), Map.of(book, price(5)));

        assertThat(tax(split, eur(119), GERMANY)).containsExactly(share("standard", 119, 100, 19, "0.19"));
        assertThat(tax(split, eur(119), TaxRules.NONE))
                .singleElement()
                .extracting(share -> share.taxed().tax())
                .isEqualTo(eur(0));
    }

    @ParameterizedTest
    @CsvSource({"JPY, true", "JPY, false", "EUR, true", "EUR, false", "KWD, true", "KWD, false"})
    void noCentIsLost(String code, boolean pricesIncludeTax) {
        var currency = Currency.getInstance(code);
        var random = new Random(20261126);
        var rules = rules(pricesIncludeTax);
        var categories = List.of("standard", "reduced", "free", "unknown");
        for (int round = 0; round < 3_000; round++) {
            var weights = new ArrayList<Weight>();
            IntStream.range(0, 1 + random.nextInt(4))
                    .forEach(index -> weights.add(new Weight(
                            categories.get(index), random.nextInt(5) == 0 ? 0 : random.nextLong(1_000_000))));
            var amount = new Money(random.nextLong(5_000_000) * (1 + random.nextInt(999)), currency);

            var shares = tax(new TaxSplit(weights, random.nextInt(10) > 0), amount, rules);
            var whole = TaxShare.together(shares);

            assertThat(Money.sum(currency, shares.stream().map(TaxShare::amount).toList()))
                    .isEqualTo(amount);
            assertThat(whole.net().plus(whole.tax())).isEqualTo(whole.gross());
            assertThat(pricesIncludeTax ? whole.gross() : whole.net()).isEqualTo(amount);
            assertThat(shares).allSatisfy(share -> {
                assertThat(share.taxed())
                        .isEqualTo(rules.tax(List.of(new Taxable(share.amount(), share.category())))
                                .getFirst());
                assertThat(share.amount().isNegative()).isFalse();
            });
            assertThat(shares.stream().map(TaxShare::category)).doesNotHaveDuplicates();
        }
    }

    private static List<TaxShare> tax(TaxSplit split, Money amount, TaxRules rules) {
        return split.divide(amount, rules).stream()
                .map(part -> new TaxShare(
                        part.category(),
                        part.amount(),
                        rules.tax(List.of(new Taxable(part.amount(), part.category())))
                                .getFirst()))
                .toList();
    }

    private static TaxRules rules(boolean pricesIncludeTax) {
        return TaxFixtures.rules(
                "somewhere",
                pricesIncludeTax,
                Map.of(
                        "standard", new Rate("VAT", new BigDecimal("0.19")),
                        "reduced", new Rate("VAT", new BigDecimal("0.07")),
                        "free", new Rate("Free", BigDecimal.ZERO)));
    }

    private static TaxShare share(String category, long amount, long net, long tax, String rate) {
        return new TaxShare(
                category,
                eur(amount),
                TaxFixtures.taxed(eur(net), eur(tax), eur(net + tax), "VAT", new BigDecimal(rate)));
    }

    private static BundlePart part(VariantId id, int quantity, String category) {
        return new BundlePart(id, ProductId.next(), quantity, "SKU", "Part", "", category, 0, true, 0, null);
    }

    private static SellableVariant bundle(BundlePart... parts) {
        return new SellableVariant(
                VariantId.next(),
                ProductId.next(),
                "SET",
                "Set",
                "",
                "set",
                null,
                "own",
                0,
                true,
                0,
                null,
                true,
                List.of(),
                List.of(parts),
                null,
                false);
    }

    private static Price price(long minor) {
        return Prices.of(eur(minor), null, null);
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
