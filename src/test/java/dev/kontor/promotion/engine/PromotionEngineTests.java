package dev.kontor.promotion.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.rule.ItemFilter;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Reduction;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Repeats;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionEngineTests {

    /// In each currency.
    private static final int CARTS = Repeats.of(4_000, 34_000);

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDateTime SATURDAY_NOON = LocalDateTime.of(2026, 11, 28, 12, 0);
    private static final List<Action> TEN_PERCENT =
            List.of(new Action.Order(new Reduction.Percent(BigDecimal.TEN), null));

    @Test
    void saysHowMuchIsMissing() {
        var basket = basket(EUR, List.of(item("a", 3_800, 1)), List.of());

        assertThat(refusal(basket, new Condition.Subtotal(List.of(eur(5_000)), null, null)))
                .isEqualTo(new NotApplied(Reason.SUBTOTAL_TOO_LOW, eur(1_200), null));
        assertThat(refusal(basket, new Condition.Quantity(3, null, null)))
                .isEqualTo(new NotApplied(Reason.QUANTITY_TOO_LOW, null, 2));
    }

    @Test
    void namesTheConditionThatIsNotMet() {
        var basket = basket(EUR, List.of(item("a", 3_800, 1)), List.of());

        assertThat(reason(basket, new Condition.Subtotal(null, List.of(eur(1_000)), null)))
                .isEqualTo(Reason.SUBTOTAL_TOO_HIGH);
        assertThat(reason(basket, new Condition.Quantity(null, 0, null))).isEqualTo(Reason.QUANTITY_TOO_HIGH);
        assertThat(reason(basket, new Condition.InCountry(List.of("FR")))).isEqualTo(Reason.OTHER_COUNTRY);
        assertThat(reason(basket, new Condition.InChannel(List.of("outlet")))).isEqualTo(Reason.OTHER_CHANNEL);
        assertThat(reason(basket, new Condition.InCurrency(List.of(Currency.getInstance("USD")))))
                .isEqualTo(Reason.OTHER_CURRENCY);
        assertThat(reason(basket, new Condition.Subtotal(List.of(Money.of(1, "USD")), null, null)))
                .isEqualTo(Reason.OTHER_CURRENCY);
        assertThat(reason(basket, new Condition.Weekday(List.of(DayOfWeek.SUNDAY))))
                .isEqualTo(Reason.OTHER_TIME);
        assertThat(reason(basket, new Condition.Hour(13, 18))).isEqualTo(Reason.OTHER_TIME);
        assertThat(reason(basket, new Condition.ShippingMethod(List.of("express"))))
                .isEqualTo(Reason.OTHER_SHIPPING_METHOD);
        assertThat(reason(basket, new Condition.InGroup(List.of(CustomerGroupId.next()))))
                .isEqualTo(Reason.OTHER_CUSTOMER_GROUP);
        assertThat(reason(basket, new Condition.OrderNumber(1, null))).isEqualTo(Reason.OTHER_ORDER);
        assertThat(reason(basket, new Condition.Not(new Condition.InCountry(List.of("DE")))))
                .isEqualTo(Reason.EXCLUDED);
    }

    @Test
    void conditionsAreMetAtTheirBoundaries() {
        var basket = basket(EUR, List.of(item("a", 5_000, 1)), List.of());

        assertThat(met(basket, new Condition.Subtotal(List.of(eur(5_000)), List.of(eur(5_000)), null)))
                .isTrue();
        assertThat(met(basket, new Condition.Quantity(1, 1, null))).isTrue();
        assertThat(met(basket, new Condition.Hour(12, 13))).isTrue();
        assertThat(met(basket, new Condition.Hour(11, 12))).isFalse();
        assertThat(met(basket, new Condition.Hour(22, 13))).isTrue();
        assertThat(met(basket, new Condition.Hour(22, 12))).isFalse();
        // The basket would be the fourth order.
        assertThat(met(basket, new Condition.OrderNumber(4, null))).isTrue();
        assertThat(met(basket, new Condition.OrderNumber(2, true))).isTrue();
        assertThat(met(basket, new Condition.OrderNumber(2, false))).isFalse();
        assertThat(met(
                        basket,
                        new Condition.Any(List.of(
                                new Condition.InCountry(List.of("FR")), new Condition.InCountry(List.of("DE"))))))
                .isTrue();
        assertThat(met(
                        basket,
                        new Condition.All(List.of(
                                new Condition.InCountry(List.of("FR")), new Condition.InCountry(List.of("DE"))))))
                .isFalse();
    }

    @Test
    void aBuyerWithoutAddressMayBeAnyone() {
        var unknown = new Basket(
                EUR, "default", null, SATURDAY_NOON, Set.of(), null, null, List.of(item("a", 1_000, 1)), List.of());

        assertThat(reason(unknown, new Condition.OrderNumber(1, null))).isEqualTo(Reason.BUYER_UNKNOWN);
        assertThat(reason(unknown, new Condition.InCountry(List.of("DE")))).isEqualTo(Reason.OTHER_COUNTRY);
    }

    @Test
    void anUnselectedPaymentMethodCouldBeAny() {
        var transfer = new Condition.PaymentMethod(List.of("bank-transfer"));
        var unknown = paidBy(null);
        var paypal = paidBy("paypal");

        assertThat(met(paidBy("bank-transfer"), transfer)).isTrue();
        assertThat(reason(unknown, transfer)).isEqualTo(Reason.OTHER_PAYMENT_METHOD);
        assertThat(reason(paypal, transfer)).isEqualTo(Reason.OTHER_PAYMENT_METHOD);
        // Another method than bank transfer: certain only once one is selected.
        var other = new Condition.Not(transfer);
        assertThat(met(paypal, other)).isTrue();
        assertThat(reason(unknown, other)).isEqualTo(Reason.EXCLUDED);
        var nested = new Condition.Not(
                new Condition.All(List.of(new Condition.InCountry(List.of("DE")), new Condition.Not(other))));
        assertThat(met(paypal, nested)).isTrue();
        assertThat(met(unknown, nested)).isFalse();
        var elsewhere = new Condition.Not(new Condition.All(List.of(new Condition.InCountry(List.of("FR")), transfer)));
        assertThat(met(unknown, elsewhere)).isTrue();
        var either = new Condition.Not(new Condition.Any(List.of(new Condition.InCountry(List.of("FR")), transfer)));
        assertThat(met(unknown, either)).isFalse();
        assertThat(met(paypal, either)).isTrue();
    }

    private static Basket paidBy(@Nullable String method) {
        return new Basket(
                EUR, "default", "DE", SATURDAY_NOON, Set.of(), method, 4, List.of(item("a", 1_000, 1)), List.of());
    }

    @Test
    void selectsItemsByTheirFacts() {
        var shoes = CategoryId.next();
        var facts = new ProductFacts(
                null, Set.of(shoes), Set.of(), Set.of("summer"), Map.of("material", Set.of("leather", "cork")));
        var item = new Basket.Item(
                "a", new VariantId(new UUID(0, 1)), new ProductId(new UUID(0, 1)), 1_000, 1, false, facts);

        assertThat(matches(in(new ItemFilter(null, null, List.of(shoes), null, null, null, null)), item))
                .isTrue();
        assertThat(matches(in(new ItemFilter(null, null, List.of(shoes), null, null, List.of("winter"), null)), item))
                .isFalse();
        assertThat(matches(
                        in(new ItemFilter(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new ItemFilter.Attribute("material", List.of("cork", "wood"))))),
                        item))
                .isTrue();
        assertThat(matches(
                        new Items(null, new ItemFilter(null, null, null, null, null, List.of("summer"), null), null),
                        item))
                .isFalse();
    }

    @Test
    void offersAGiftThatTheCartDoesNotContainYet() {
        var gift = new VariantId(new UUID(0, 99));
        var offer = offer(1, null, Stacking.STACK, List.of(), List.of(new Action.Gift(gift, 2)));

        var result = PromotionEngine.apply(basket(EUR, List.of(item("a", 1_000, 1)), List.of()), List.of(offer));

        assertThat(result.applied().getFirst().gifts()).containsExactly(Map.entry(gift, 2));
        assertThat(result.applied().getFirst().totalMinor()).isZero();
    }

    @Test
    void aBudgetCoversADiscountOrNone() {
        var basket = basket(EUR, List.of(item("a", 1_000, 1)), List.of());

        assertThat(PromotionEngine.apply(basket, List.of(budget(100))).applied())
                .hasSize(1);
        assertThat(PromotionEngine.apply(basket, List.of(budget(99)))
                        .notApplied()
                        .values())
                .containsExactly(NotApplied.of(Reason.BUDGET_USED_UP));
    }

    private static Offer budget(long left) {
        return new Offer(PromotionId.next(), 1, null, Stacking.STACK, List.of(), TEN_PERCENT, null, null, left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "EUR", "KWD"})
    void discountsOfRandomCartsNeverExceedTheirPricesAndDoNotDependOnTheOrder(String code) {
        var currency = Currency.getInstance(code);
        var random = new Random(20261128);
        for (int round = 0; round < CARTS; round++) {
            var items = new ArrayList<>(RandomPromotions.items(random));
            var offers = new ArrayList<>(RandomPromotions.offers(random, currency));
            var shipments = RandomPromotions.shipments(random);
            var basket = basket(currency, items, shipments);

            var result = PromotionEngine.apply(basket, offers);

            var left = RandomPromotions.left(basket, result);
            assertThat(left.values()).as("round %d", round).allMatch(minor -> minor >= 0);
            assertThat(result.applied().size() + result.notApplied().size()).isEqualTo(offers.size());
            assertThat(result.applied().stream().flatMap(each -> each.items().values().stream()))
                    .allMatch(minor -> minor > 0);
            Collections.shuffle(items, random);
            Collections.shuffle(offers, random);
            assertThat(PromotionEngine.apply(basket(currency, items, shipments), offers))
                    .as("round %d", round)
                    .isEqualTo(result);
        }
    }

    @Test
    void fiveHundredPromotionsOnFiftyLinesTakeLittleTime() {
        var random = new Random(7);
        var items = IntStream.range(0, 50)
                .mapToObj(index -> item("item" + index, 500 + random.nextLong(9_500), 1 + random.nextInt(5)))
                .toList();
        var offers = new ArrayList<Offer>();
        for (int index = 0; index < 500; index++) {
            var condition = new Condition.Subtotal(
                    List.of(eur(index < 20 ? 1_000 : 100_000_000)),
                    null,
                    in(new ItemFilter(
                            items.stream().map(Basket.Item::productId).limit(25).toList(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)));
            offers.add(offer(index, null, Stacking.STACK, List.of(condition), TEN_PERCENT));
        }
        var basket = basket(EUR, items, List.of());
        for (int round = 0; round < 20; round++) {
            PromotionEngine.apply(basket, offers);
        }
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < 20; round++) {
            assertThat(PromotionEngine.apply(basket, offers).applied()).hasSize(20);
        }
        long micros = (threads.getCurrentThreadCpuTime() - before) / 20 / 1_000;
        System.out.println("500 promotions, 20 of them applied, on 50 lines: " + micros + " µs of processor time");
        assertThat(micros).isLessThan(25_000);
    }

    private static Items in(ItemFilter filter) {
        return new Items(filter, null, null);
    }

    private static boolean matches(Items selection, Basket.Item item) {
        return ItemMatch.of(selection).test(item);
    }

    private static boolean met(Basket basket, Condition condition) {
        return new ConditionCheck(basket).check(List.of(condition)) == null;
    }

    private static @Nullable NotApplied refusal(Basket basket, Condition condition) {
        var offer = offer(1, null, Stacking.STACK, List.of(condition), TEN_PERCENT);
        return PromotionEngine.apply(basket, List.of(offer)).notApplied().get(offer.id());
    }

    private static Reason reason(Basket basket, Condition condition) {
        return Objects.requireNonNull(refusal(basket, condition)).reason();
    }

    static Offer offer(
            int priority, @Nullable String group, Stacking stacking, List<Condition> conditions, List<Action> actions) {
        return new Offer(PromotionId.next(), priority, group, stacking, conditions, actions, null, null, null);
    }

    private static Basket basket(Currency currency, List<Basket.Item> items, List<Basket.Shipment> shipments) {
        return new Basket(currency, "default", "DE", SATURDAY_NOON, Set.of(), null, 4, items, shipments);
    }

    private static Basket.Item item(String name, long minor, int quantity) {
        var id = new UUID(0, name.hashCode());
        return new Basket.Item(name, new VariantId(id), new ProductId(id), minor, quantity, false, ProductFacts.NONE);
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
