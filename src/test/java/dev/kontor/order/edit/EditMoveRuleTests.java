package dev.kontor.order.edit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.order.edit.EditAction.Type;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.LineDiscount;
import dev.kontor.order.lifecycle.OpenOrder;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What another address does to lines, shipping, taxes and money, without a database.
class EditMoveRuleTests {

    private static final Address BERLIN = address("Berlin", "10115", "DE");
    private static final Address VIENNA = address("Wien", "1010", "AT");
    private static final Address OSLO = address("Oslo", "0150", "NO");
    private static final ShippingMethodId STANDARD = ShippingMethodId.next();
    private static final ShippingMethodId EXPRESS = ShippingMethodId.next();

    private static Address address(String city, String postcode, String country) {
        return new Address("Ada", "Lovelace", null, "12 Analytical Row", null, city, null, postcode, country, null);
    }

    private static TaxRules rules(String zone, boolean inclusive, String full, String reduced) {
        return TaxFixtures.rules(
                zone,
                inclusive,
                Map.of(
                        "standard", new TaxRules.Rate("VAT", new BigDecimal(full)),
                        "reduced", new TaxRules.Rate("VAT", new BigDecimal(reduced))));
    }

    private static final TaxRules GERMANY = rules("Germany", true, "0.19", "0.07");
    private static final TaxRules AUSTRIA = rules("Austria", true, "0.20", "0.10");
    private static final TaxRules NORWAY = rules("Norway", false, "0.25", "0.15");

    private static final class Bought {

        private final List<OrderLine> lines = new ArrayList<>();
        private final List<OrderTerms.Line> terms = new ArrayList<>();
        private TaxSource source = TaxSource.RATES;

        Bought line(long unitPrice, int quantity, String category, long discount) {
            var base = Money.of(unitPrice * quantity - discount, "EUR");
            var taxed =
                    GERMANY.tax(List.of(new TaxRules.Taxable(base, category))).getFirst();
            var line = OpenOrder.line(quantity, taxed.net().minor(), taxed.tax().minor());
            lines.add(line);
            terms.add(new OrderTerms.Line(
                    line.id(),
                    line.id(),
                    null,
                    unitPrice,
                    category,
                    "VAT",
                    taxed.rate(),
                    taxed.net().minor(),
                    null,
                    false,
                    null,
                    discount,
                    discount == 0 ? null : List.of(new LineDiscount(PromotionId.next(), "Summer", null, discount))));
            return this;
        }

        EditableOrder order() {
            var facts = new ShippingFacts(
                    STANDARD.text(),
                    ShippingRule.Basis.FLAT_RATE,
                    500,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "standard",
                    "VAT",
                    new BigDecimal("0.19"),
                    null,
                    null);
            return new EditableOrder(
                    OpenOrder.of(lines),
                    new OrderTerms(
                            true,
                            null,
                            null,
                            source,
                            BERLIN,
                            BERLIN,
                            null,
                            null,
                            "Germany",
                            new OrderTerms.Charge("standard", "Standard", facts, 500, 0, List.of(), 420, 80),
                            List.of(),
                            terms));
        }
    }

    private static EditAction address(@Nullable Address shipping, @Nullable Address billing) {
        return new EditAction(
                Type.SET_ADDRESS, null, null, null, null, null, null, shipping, billing, null, null, null);
    }

    private static EditAction shipping(ShippingMethodId method, @Nullable Long price) {
        return new EditAction(
                Type.SET_SHIPPING,
                null,
                null,
                null,
                null,
                price == null ? null : "Agreed",
                null,
                null,
                null,
                method,
                price == null ? null : Money.of(price, "EUR"),
                null);
    }

    private static ShippingOption option(ShippingMethodId id, String code, long price) {
        var money = Money.of(price, "EUR");
        return new ShippingOption(
                id,
                code,
                code,
                money,
                "standard",
                1,
                2,
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 2),
                null,
                null,
                new ShippingRule(ShippingRule.Basis.FLAT_RATE, money, null, null));
    }

    private static final Shipping.Offer BOTH = new Shipping.Offer(
            List.of(option(STANDARD, "standard", 700), option(EXPRESS, "express", 1_500)), List.of());

    private static EditPlan plan(EditableOrder order, TaxRules there, Shipping.Offer offer, EditAction... actions) {
        var list = List.of(actions);
        var byGroup = new HashMap<@Nullable UUID, TaxRules>();
        byGroup.put(null, there);
        var offers = new HashMap<@Nullable UUID, Shipping.Offer>();
        offers.put(null, offer);
        var moves = new EditMoves(order, PlaceRequests.of(order.terms(), list, "/actions"), byGroup);
        var plan = new EditCalculation(order, moves, "staff", "/actions").of(list);
        return moves.apply(plan, offers, "staff");
    }

    private static OrderEditEffect effect(EditableOrder order, EditPlan plan) {
        long total = order.order().facts().total().minor();
        return order.order()
                .effect(
                        plan.units(),
                        plan.lines(),
                        plan.shipping(),
                        OpenOrder.payment(PaymentStatus.CAPTURED, total, total, 0));
    }

    @Test
    void pricesThatIncludeTaxAtBothAddressesStay() {
        var order = new Bought()
                .line(1_190, 3, "standard", 0)
                .line(1_070, 2, "reduced", 0)
                .order();

        var plan = plan(order, AUSTRIA, BOTH, address(VIENNA, null));

        var effect = effect(order, plan);
        assertThat(plan.added()).extracting(AddedLine::grossMinor).containsExactly(3_570L, 2_140L);
        assertThat(plan.added()).extracting(AddedLine::taxMinor).containsExactly(595L, 195L);
        assertThat(plan.shipping()).singleElement().satisfies(shipping -> {
            assertThat(shipping.formerGrossMinor()).isEqualTo(500);
            assertThat(shipping.grossMinor()).isEqualTo(500);
        });
        assertThat(effect.toPay().minor()).isZero();
        assertThat(effect.toRefund().minor()).isZero();
        assertThat(effect.needed()).isEmpty();
        assertThat(effect.released()).isEmpty();
        assertThat(effect.leavesNothing()).isFalse();
        var preview = EditPreview.of(order.order(), plan, effect);
        assertThat(preview.taxes())
                .extracting(tax -> tax.rate().toPlainString() + " " + tax.net().minor() + " "
                        + tax.tax().minor())
                .containsExactlyInAnyOrder("0.19 -3420 -650", "0.07 -2000 -140", "0.2 3392 678", "0.1 1945 195");
        assertThat(requireMove(plan).fields()).containsExactly("shippingAddress", "shipping");
        assertThat(requireMove(plan).places().getFirst().shipping())
                .satisfies(shipping -> assertThat(shipping.charge().taxMinor()).isEqualTo(83));
    }

    private static EditMove requireMove(EditPlan plan) {
        assertThat(plan.move()).isNotNull();
        return requireNonNull(plan.move());
    }

    @Test
    void whereTaxComesOnTopThePriceWithoutTaxStays() {
        var order = new Bought().line(1_190, 3, "standard", 0).order();

        var plan = plan(order, NORWAY, BOTH, address(OSLO, null));

        var line = plan.added().getFirst();
        assertThat(line.unitPriceMinor()).isEqualTo(1_000);
        assertThat(line.netMinor()).isEqualTo(3_000);
        assertThat(line.taxMinor()).isEqualTo(750);
        var shipping = requireMove(plan).places().getFirst().shipping();
        assertThat(shipping).isNotNull();
        assertThat(requireNonNull(shipping).charge().priceMinor()).isEqualTo(420);
        assertThat(shipping.charge().taxMinor()).isEqualTo(105);
        var effect = effect(order, plan);
        assertThat(effect.dueAfter().minus(effect.dueBefore()).minor()).isEqualTo(3_750 + 525 - 3_570 - 500);
        assertThat(effect.toPay().minor()).isEqualTo(205);
        var taxes = requireMove(plan).places().getFirst().taxes();
        assertThat(taxes).isNotNull();
        assertThat(requireNonNull(taxes).pricesIncludeTax()).isFalse();
    }

    @Test
    void discountsMoveWithThePrices() {
        var order = new Bought().line(1_190, 3, "standard", 357).order();

        var plan = plan(order, NORWAY, BOTH, address(OSLO, null));

        var line = plan.added().getFirst();
        assertThat(line.subtotalMinor()).isEqualTo(3_000);
        assertThat(line.discountMinor()).isEqualTo(300);
        assertThat(line.discounts())
                .singleElement()
                .satisfies(discount -> assertThat(discount.amountMinor()).isEqualTo(300));
        assertThat(line.netMinor()).isEqualTo(2_700);
        assertThat(line.taxMinor()).isEqualTo(675);
    }

    @Test
    void otherActionsOfTheEditHaveTheTaxesOfTheNewAddress() {
        var order = new Bought()
                .line(1_190, 3, "standard", 0)
                .line(1_190, 2, "standard", 0)
                .order();
        var lines = order.order().lines().all();
        var fewer = new EditAction(Type.SET_QUANTITY, lines.getFirst().lineId(), null, 1, null, null, null);
        var more = new EditAction(Type.SET_QUANTITY, lines.getLast().lineId(), null, 4, null, null, null);

        var plan = plan(order, NORWAY, BOTH, fewer, more, address(OSLO, null));

        assertThat(plan.added())
                .allSatisfy(line -> assertThat(line.unitPriceMinor()).isEqualTo(1_000));
        assertThat(plan.added().stream().mapToInt(AddedLine::quantity).sum()).isEqualTo(5);
        assertThat(plan.units())
                .containsEntry(lines.getFirst().lineId(), 3)
                .containsEntry(lines.getLast().lineId(), 2);
        assertThat(plan.removed())
                .filteredOn(EditPlan.RemovedUnits::isCanceling)
                .extracting(EditPlan.RemovedUnits::lineId)
                .containsExactly(lines.getFirst().id());
        var effect = effect(order, plan);
        assertThat(effect.released()).hasSize(1).containsValue(2);
        assertThat(effect.needed()).hasSize(1).containsValue(2);
    }

    @Test
    void anAddressWithTheSameTaxesOnlyMoves() {
        var order = new Bought().line(1_190, 3, "standard", 0).order();
        var munich = address("Muenchen", "80331", "DE");

        var plan = plan(order, GERMANY, BOTH, address(munich, null));

        assertThat(plan.added()).isEmpty();
        assertThat(plan.removed()).isEmpty();
        assertThat(plan.shipping()).isEmpty();
        assertThat(requireMove(plan).fields()).containsExactly("shippingAddress");
    }

    @Test
    void shippingIsReplacedAtThePriceOfTheMethodOrOfStaff() {
        var order = new Bought().line(1_190, 3, "standard", 0).order();

        var listed = plan(order, GERMANY, BOTH, shipping(EXPRESS, null));
        var agreed = plan(order, GERMANY, BOTH, shipping(EXPRESS, 0L));

        assertThat(effect(order, listed).toPay().minor()).isEqualTo(1_000);
        assertThat(effect(order, agreed).toRefund().minor()).isEqualTo(500);
        assertThat(listed.added()).isEmpty();
        var change =
                EditPreview.of(order.order(), listed, effect(order, listed)).shipping();
        assertThat(change).singleElement().satisfies(shipping -> {
            assertThat(shipping.before().code()).isEqualTo("standard");
            assertThat(shipping.after().code()).isEqualTo("express");
            assertThat(shipping.after().tax().minor()).isEqualTo(239);
        });
        assertThatThrownBy(() -> plan(order, GERMANY, BOTH, shipping(ShippingMethodId.next(), null)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("express");
        assertThatThrownBy(() -> plan(order, GERMANY, BOTH, shipping(STANDARD, 500L)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("already");
    }

    @Test
    void whatCannotMoveIsRefusedWithARemedy() {
        var order = new Bought().line(1_190, 3, "standard", 0).order();
        refused(order, AUSTRIA, Shipping.Offer.NONE, "SET_SHIPPING", address(VIENNA, null));
        refused(order, TaxRules.NONE, BOTH, "Set a rate first", address(VIENNA, null));
        refused(order, GERMANY, BOTH, "already has this address", address(BERLIN, BERLIN));
        refused(order, GERMANY, BOTH, "shippingAddress", address(null, null));
        refused(order, AUSTRIA, BOTH, "Another action", address(VIENNA, null), address(VIENNA, null));

        var served = new Bought();
        served.source = TaxSource.PROVIDER;
        refused(served.line(1_190, 3, "standard", 0).order(), AUSTRIA, BOTH, "tax service", address(VIENNA, null));
    }

    private static void refused(
            EditableOrder order, TaxRules there, Shipping.Offer offer, String text, EditAction... actions) {
        assertThatThrownBy(() -> plan(order, there, offer, actions))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(text);
    }

    /// Whatever moves: lines and shipping add up, stock stays, and what is due is what was due plus the difference.
    @Test
    void amountsAlwaysAddUp() {
        var random = new Random(15);
        for (int round = 0; round < 500; round++) {
            var bought = new Bought();
            for (int line = 0; line <= random.nextInt(4); line++) {
                long price = 1L + random.nextInt(5_000);
                int quantity = 1 + random.nextInt(5);
                bought.line(
                        price,
                        quantity,
                        random.nextBoolean() ? "standard" : "reduced",
                        random.nextBoolean() ? 0 : random.nextLong(price * quantity));
            }
            var order = bought.order();
            boolean inclusive = random.nextBoolean();

            var plan = plan(
                    order,
                    inclusive ? AUSTRIA : NORWAY,
                    BOTH,
                    address(inclusive ? VIENNA : OSLO, null),
                    shipping(EXPRESS, null));

            var effect = effect(order, plan);
            assertThat(effect.needed()).isEmpty();
            assertThat(effect.released()).isEmpty();
            assertThat(plan.added()).allSatisfy(line -> {
                long discount = line.discountMinor() == null ? 0 : line.discountMinor();
                assertThat(line.netMinor() + line.taxMinor()).isEqualTo(line.grossMinor());
                assertThat(inclusive ? line.grossMinor() : line.netMinor()).isEqualTo(line.subtotalMinor() - discount);
                assertThat(discount).isBetween(0L, line.subtotalMinor());
            });
            long former = bought.lines.stream().mapToLong(OrderLine::grossMinor).sum() + 500;
            long now = plan.added().stream().mapToLong(AddedLine::grossMinor).sum()
                    + plan.shipping().getFirst().grossMinor();
            assertThat(effect.dueAfter().minus(effect.dueBefore()).minor()).isEqualTo(now - former);
            var preview = EditPreview.of(order.order(), plan, effect);
            long change = preview.taxes().stream()
                    .mapToLong(tax -> tax.net().minor() + tax.tax().minor())
                    .sum();
            assertThat(change).isEqualTo(now - former);
        }
    }
}
