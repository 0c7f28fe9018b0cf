package dev.kontor.cart.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.cart.aggregate.CartGroup;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.CartShipping;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.catalog.input.InputKind;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.Prices;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Explanation.Kind;
import dev.kontor.shared.money.Explanation.Part;
import dev.kontor.shared.money.Explanation.Rule;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping.Offer;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.shipping.ShippingRule.Basis;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a cart costs can be told, to the last cent.
class CartExplanationTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final PriceListId SALE = PriceListId.next();

    @Test
    void namesPriceListTaxZoneRateAndRounding() {
        var germany = TaxFixtures.rules("Germany", true, Map.of("standard", new Rate("VAT", new BigDecimal("0.19"))));
        var quote = quote(EUR, List.of(line(EUR, 1999, 2, "standard", SALE)), option(490), germany, true);

        var explained = CartExplanation.of(quote);

        assertThat(explained.total()).isEqualTo(eur(4488));
        assertThat(explained.taxZone()).isEqualTo("Germany");
        assertThat(explained.parts())
                .extracting(Part::kind, Part::rule, part -> part.amount().minor())
                .containsExactly(
                        tuple(Kind.GOODS, Rule.PRICE_LIST, 3360L),
                        tuple(Kind.GOODS_TAX, Rule.TAX_INCLUDED, 638L),
                        tuple(Kind.SHIPPING, Rule.FLAT_RATE, 412L),
                        tuple(Kind.SHIPPING_TAX, Rule.TAX_INCLUDED, 78L));
        var price = Objects.requireNonNull(explained.parts().getFirst().price());
        assertThat(price.unitPrice()).isEqualTo(eur(1999));
        assertThat(price.quantity()).isEqualTo(2);
        assertThat(price.amount()).isEqualTo(eur(3998));
        assertThat(price.priceList()).isEqualTo(SALE.text());
        var tax = Objects.requireNonNull(explained.parts().get(1).tax());
        assertThat(tax.category()).isEqualTo("standard");
        assertThat(tax.rate()).isEqualByComparingTo("0.19");
        assertThat(tax.base()).isEqualTo(eur(3998));
        // 39.98 - 39.98 / 1.19
        assertThat(tax.exact()).isEqualByComparingTo("6.38336134");
    }

    @Test
    void saysWhyThereIsNoTax() {
        var lines = List.of(line(EUR, 1000, 1, "books", null));
        var zone = TaxFixtures.rules("Utopia", false, Map.of());

        assertThat(taxRule(quote(EUR, lines, null, zone, true))).isEqualTo(Rule.NO_TAX_RATE);
        assertThat(taxRule(quote(EUR, lines, null, TaxRules.NONE, true))).isEqualTo(Rule.NO_TAX_ZONE);
        assertThat(taxRule(quote(EUR, lines, null, TaxRules.NONE, false))).isEqualTo(Rule.NO_ADDRESS);
    }

    @Test
    void whatDoesNotSumIsNoExplanation() {
        var part = new Part(Kind.GOODS, "item", "MUG", eur(999), Rule.BASE_PRICE, null, null);

        assertThatThrownBy(() -> new Explanation(eur(1000), false, null, null, List.of(part)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the parts add up to 9.99 EUR, not 10.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({"JPY, true", "JPY, false", "EUR, true", "EUR, false", "KWD, true", "KWD, false"})
    void explanationsOfRandomCartsSumToTheirTotals(String code, boolean pricesIncludeTax) {
        var currency = Currency.getInstance(code);
        var random = new Random(20261126);
        for (int round = 0; round < 1_000; round++) {
            var rules = rules(random, pricesIncludeTax);
            var lines = lines(currency, random);
            var quote = quote(
                    currency,
                    lines,
                    random.nextBoolean() ? option(currency, random.nextLong(9_999)) : null,
                    rules,
                    true);

            holds(quote, CartExplanation.of(quote), currency);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "EUR", "KWD"})
    void everyCentOfADividedCartHasItsRuleAndItsGroup(String code) {
        var currency = Currency.getInstance(code);
        var random = new Random(20261127);
        for (int round = 0; round < 1_000; round++) {
            var lines = lines(currency, random);
            var quote = divided(currency, lines, random);
            var explained = CartExplanation.of(quote);

            holds(quote, explained, currency);
            var units = new HashMap<CartItemId, Integer>();
            for (var group : quote.groups()) {
                var own = group.calculation().totals();
                assertThat(explained.parts().stream()
                                .filter(part -> !quote.cart().isDivided()
                                        || group.id().text().equals(part.shippingGroupId()))
                                .map(Part::amount)
                                .reduce(Money.zero(currency), Money::plus))
                        .isEqualTo(own.total());
                assertThat(Money.sum(
                                currency,
                                own.taxes().stream().map(TaxTotal::tax).toList()))
                        .isEqualTo(own.tax());
                group.portions()
                        .forEach(portion -> units.merge(portion.line().item().id(), portion.quantity(), Integer::sum));
            }
            assertThat(Money.sum(
                            currency,
                            quote.totals().taxes().stream().map(TaxTotal::tax).toList()))
                    .isEqualTo(quote.totals().tax());
            lines.forEach(line -> {
                assertThat(units.get(line.item().id())).isEqualTo(line.item().quantity());
                assertThat(quote.sum(line.item().id(), PricedGroup.Portion::subtotal))
                        .isEqualTo(Objects.requireNonNull(line.price())
                                .amount()
                                .times(line.item().quantity()));
            });
        }
    }

    private static List<PricedCart.Line> lines(Currency currency, Random random) {
        var lines = new ArrayList<PricedCart.Line>();
        for (int line = random.nextInt(20); line > 0; line--) {
            lines.add(line(
                    currency,
                    random.nextLong(2_000_000),
                    1 + random.nextInt(999),
                    List.of("standard", "reduced", "untaxed").get(random.nextInt(3)),
                    random.nextBoolean() ? SALE : null));
        }
        return lines;
    }

    private static void holds(PricedCart quote, Explanation explained, Currency currency) {
        var totals = quote.totals();
        assertThat(explained.total()).isEqualTo(totals.total());
        assertThat(sum(explained, currency, Kind.GOODS, Kind.GOODS_TAX, Kind.SHIPPING, Kind.SHIPPING_TAX))
                .isEqualTo(totals.total());
        assertThat(sum(explained, currency, Kind.GOODS_TAX, Kind.SHIPPING_TAX)).isEqualTo(totals.tax());
        assertThat(sum(explained, currency, Kind.SHIPPING)).isEqualTo(totals.shippingNet());
        for (var part : explained.parts()) {
            assertThat(part.amount().isNegative()).isFalse();
            if (part.tax() != null) {
                // What was rounded away or added is at most half of the smallest coin.
                var rounded = part.amount().major().subtract(part.tax().exact()).abs();
                assertThat(rounded.movePointRight(part.amount().exponent()))
                        .isLessThanOrEqualTo(new BigDecimal("0.500001"));
            }
        }
    }

    private static Money sum(Explanation explained, Currency currency, Kind... kinds) {
        return Money.sum(
                currency,
                explained.parts().stream()
                        .filter(part -> List.of(kinds).contains(part.kind()))
                        .map(Part::amount)
                        .toList());
    }

    @Test
    void namesTheSurchargeOfEachUnitForTheInputsOfTheBuyer() {
        var germany = TaxFixtures.rules("Germany", true, Map.of("standard", new Rate("VAT", new BigDecimal("0.19"))));
        var plain = line(EUR, 1999, 3, "standard", null);
        var engraved = new PricedCart.Line(
                plain.item(),
                plain.variant(),
                plain.price(),
                null,
                plain.split(),
                List.of(
                        new EnteredInput("engraving", "Engraving", InputKind.TEXT, "Ada", null, eur(450)),
                        new EnteredInput("font", "Font", InputKind.CHOICE, "serif", "Serif", null)),
                List.of());

        var explained = CartExplanation.of(quote(EUR, List.of(engraved), null, germany, true));

        var price = Objects.requireNonNull(explained.parts().getFirst().price());
        assertThat(price.unitPrice()).isEqualTo(eur(1999));
        assertThat(price.basePrice()).isEqualTo(eur(1549));
        assertThat(price.surcharges()).containsExactly(new Explanation.Surcharge("engraving", "Engraving", eur(450)));
        assertThat(price.amount()).isEqualTo(eur(5997));
    }

    private static @Nullable Rule taxRule(PricedCart quote) {
        return CartExplanation.of(quote).parts().get(1).rule();
    }

    private static PricedCart.Line line(
            Currency currency, long minor, int quantity, String category, @Nullable PriceListId list) {
        var variant = new SellableVariant(
                VariantId.next(),
                ProductId.next(),
                "MUG",
                "Mug",
                "",
                "mug",
                null,
                category,
                300,
                true,
                0,
                null,
                true,
                List.of(),
                List.of(),
                null,
                false);
        var money = new Money(minor, currency);
        return new PricedCart.Line(
                new CartItem(CartItemId.next(), variant.id(), quantity, minor, Map.of()),
                variant,
                Prices.of(money, null, list),
                null,
                TaxSplit.of(category),
                List.of(),
                List.of());
    }

    private static PricedCart quote(
            Currency currency,
            List<PricedCart.Line> lines,
            @Nullable ShippingOption option,
            TaxRules rules,
            boolean destinationKnown) {
        var method = option == null ? null : option.id();
        var cart = cart(currency, lines, new CartShipping(method, List.of()));
        var there = destinationKnown ? Optional.of(new Destination("DE", null, null)) : Optional.<Destination>empty();
        var group = ShipmentDraft.of(cart, cart.groups().getFirst(), lines, there)
                .quote(
                        currency,
                        rules,
                        option == null ? Offer.NONE : new Offer(List.of(option), List.of()),
                        Optional.ofNullable(option),
                        GroupDiscounts.NONE);
        return new PricedCart(
                cart, lines, List.of(group), group.calculation().totals(), List.of(), CartDiscounts.NONE, null, null);
    }

    /// Divided at random, each group with a way to ship and taxes of its own.
    private static PricedCart divided(Currency currency, List<PricedCart.Line> lines, Random random) {
        var groups = new ArrayList<CartGroup>();
        var left = new HashMap<CartItemId, Integer>();
        lines.forEach(line -> left.put(line.item().id(), line.item().quantity()));
        for (int group = random.nextInt(5); group > 0; group--) {
            var units = new HashMap<CartItemId, Integer>();
            left.replaceAll((item, rest) -> {
                int taken = random.nextInt(rest + 1);
                if (taken > 0) {
                    units.put(item, taken);
                }
                return rest - taken;
            });
            groups.add(new CartGroup(ShippingGroupId.next(), null, ShippingMethodId.next(), units));
        }
        var cart = cart(currency, lines, new CartShipping(ShippingMethodId.next(), groups).matching(items(lines)));
        var there = Optional.of(new Destination("DE", null, null));
        var quoted = cart.groups().stream()
                .map(group -> {
                    var option = option(currency, random.nextLong(9_999), group.method());
                    var draft = ShipmentDraft.of(cart, group, lines, there);
                    var rules = rules(random, random.nextBoolean());
                    return draft.quote(
                            currency,
                            rules,
                            new Offer(List.of(option), List.of()),
                            Optional.of(option),
                            discounts(draft, rules, option, random));
                })
                .toList();
        var totals = CartTotals.sum(
                currency,
                quoted.stream().map(group -> group.calculation().totals()).toList());
        return new PricedCart(cart, lines, quoted, totals, List.of(), CartDiscounts.NONE, null, null);
    }

    /// Some units cost less than their price, or nothing.
    private static GroupDiscounts discounts(ShipmentDraft draft, TaxRules rules, ShippingOption option, Random random) {
        var items = new HashMap<CartItemId, List<Discount>>();
        for (var part : draft.parts()) {
            part.value(rules).ifPresent(value -> items.put(part.line().item().id(), discounts(value, random)));
        }
        return new GroupDiscounts(items, discounts(option.price(), random));
    }

    private static List<Discount> discounts(Money value, Random random) {
        var first = new Money(random.nextLong(value.minor() + 1), value.currency());
        var second = random.nextBoolean() ? value.minus(first) : Money.zero(value.currency());
        return List.of(
                new Discount(PromotionId.next(), "First", null, first),
                new Discount(PromotionId.next(), "Second", "CODE", second));
    }

    private static TaxRules rules(Random random, boolean pricesIncludeTax) {
        return TaxFixtures.rules(
                "somewhere",
                pricesIncludeTax,
                Map.of(
                        "standard", new Rate("High", BigDecimal.valueOf(1 + random.nextInt(3_000), 4)),
                        "reduced", new Rate("Low", BigDecimal.valueOf(1 + random.nextInt(1_000), 4))));
    }

    private static Cart cart(Currency currency, List<PricedCart.Line> lines, CartShipping shipping) {
        return new Cart(
                CartId.next(),
                null,
                new CartDraft(
                        currency, Locale.ENGLISH, "default", null, null, null, null, null, List.of(), List.of(), null),
                shipping,
                items(lines),
                CartStatus.ACTIVE,
                null,
                null,
                1,
                Instant.EPOCH,
                null,
                null);
    }

    private static List<CartItem> items(List<PricedCart.Line> lines) {
        return lines.stream().map(PricedCart.Line::item).toList();
    }

    private static ShippingOption option(long minor) {
        return option(EUR, minor);
    }

    private static ShippingOption option(Currency currency, long minor) {
        return option(currency, minor, ShippingMethodId.next());
    }

    private static ShippingOption option(Currency currency, long minor, @Nullable ShippingMethodId method) {
        var price = new Money(minor, currency);
        return new ShippingOption(
                Objects.requireNonNull(method),
                "standard",
                "Standard",
                price,
                "standard",
                1,
                4,
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 3),
                null,
                null,
                new ShippingRule(Basis.FLAT_RATE, price, null, null));
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
