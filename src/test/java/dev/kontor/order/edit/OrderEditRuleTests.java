package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.edit.EditAction.Type;
import dev.kontor.order.lifecycle.EditableOrder;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OpenOrder;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxFixtures;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an edit does to lines, taxes, stock and money, without a database.
class OrderEditRuleTests {

    private static final Address BERLIN =
            new Address("Ada", "Lovelace", null, "12 Analytical Row", null, "Berlin", null, "10115", "DE", null);
    private static final BigDecimal FULL = new BigDecimal("0.19");
    private static final BigDecimal REDUCED = new BigDecimal("0.07");

    private static EditableOrder editable(List<OrderLine> lines, List<OrderTerms.Line> terms, TaxSource source) {
        return new EditableOrder(
                OpenOrder.of(lines),
                new OrderTerms(true, null, null, source, BERLIN, BERLIN, null, null, null, null, List.of(), terms));
    }

    private static OrderTerms.Line terms(OrderLine line, long unitPrice, BigDecimal rate) {
        return new OrderTerms.Line(
                line.id(),
                line.id(),
                null,
                unitPrice,
                "standard",
                "VAT",
                rate,
                line.grossMinor() - line.taxMinor(),
                null,
                false,
                null,
                0,
                null);
    }

    private static EditAction quantity(OrderLine line, int quantity) {
        return new EditAction(Type.SET_QUANTITY, line.lineId(), null, quantity, null, null, null);
    }

    private static EditAction price(OrderLine line, @Nullable Integer quantity, long minor) {
        return new EditAction(Type.SET_PRICE, line.lineId(), null, quantity, Money.of(minor, "EUR"), "Agreed", null);
    }

    private static EditPlan plan(EditableOrder order, EditAction... actions) {
        return new EditCalculation(order, "staff", "/actions").of(List.of(actions));
    }

    private static OrderEditEffect effect(Order order, EditPlan plan, long amount, long captured, long released) {
        return order.effect(
                plan.units(),
                plan.lines(),
                plan.shipping(),
                OpenOrder.payment(PaymentStatus.CAPTURED, amount, captured, released));
    }

    @ParameterizedTest
    @CsvSource({
        // amount, captured, released, units after the edit, to pay, to refund
        "3570, 3570, 0, 1, 0, 2380",
        "3570, 3570, 0, 4, 1190, 0",
        "3570, 0, 0, 1, 0, 0",
        "3570, 1190, 0, 2, 0, 0",
        "3570, 1190, 2380, 2, 1190, 0",
        "4760, 3570, 0, 4, 0, 0"
    })
    void theDifferenceIsToBePaidOrRefunded(
            long amount, long captured, long released, int units, long toPay, long toRefund) {
        var line = OpenOrder.line(3, 3_000, 570);
        var order = editable(List.of(line), List.of(terms(line, 1_190, FULL)), TaxSource.RATES);

        var effect = effect(order.order(), plan(order, quantity(line, units)), amount, captured, released);

        assertThat(effect.dueAfter().minor()).isEqualTo(1_190L * units);
        assertThat(effect.toPay().minor()).isEqualTo(toPay);
        assertThat(effect.toRefund().minor()).isEqualTo(toRefund);
    }

    @Test
    void aVoidedPaymentPromisesNothing() {
        var line = OpenOrder.line(3, 3_000, 570);
        var order = editable(List.of(line), List.of(terms(line, 1_190, FULL)), TaxSource.RATES);
        var plan = plan(order, quantity(line, 2));

        var effect = order.order()
                .effect(
                        plan.units(),
                        plan.lines(),
                        plan.shipping(),
                        OpenOrder.payment(PaymentStatus.CANCELED, 3_570, 0, 0));

        assertThat(effect.toPay().minor()).isEqualTo(2_380);
    }

    @Test
    void anotherPriceMovesNoStock() {
        var line = OpenOrder.line(3, 3_000, 570);
        var order = editable(List.of(line), List.of(terms(line, 1_190, FULL)), TaxSource.RATES);

        var plan = plan(order, price(line, null, 595));
        var effect = effect(order.order(), plan, 3_570, 3_570, 0);

        assertThat(effect.needed()).isEmpty();
        assertThat(effect.released()).isEmpty();
        assertThat(plan.added()).singleElement().satisfies(added -> {
            assertThat(added.quantity()).isEqualTo(3);
            assertThat(added.grossMinor()).isEqualTo(1_785);
            assertThat(added.taxMinor()).isEqualTo(285);
            assertThat(added.agreedPrice()).isEqualTo(new NewOrder.AgreedPrice("Agreed", "staff"));
        });
        assertThat(effect.toRefund().minor()).isEqualTo(1_785);
    }

    @Test
    void moreUnitsHaveTheTaxesOfEachJurisdiction() {
        var levies = List.of(
                new LineTax.Levy("State", "California", new BigDecimal("0.0725"), new BigDecimal("0.0725"), 218),
                new LineTax.Levy("County", "Alameda", new BigDecimal("0.03"), new BigDecimal("0.03"), 90));
        var share = new LineTax("standard", "State + County", new BigDecimal("0.1025"), 3_000, 3_000, 308, levies);
        var plain = OpenOrder.line(3, 3_000, 308);
        var line = new OrderLine(
                plain.id(),
                plain.variantId(),
                "CUP",
                "Cup",
                "",
                true,
                3,
                0,
                0,
                0,
                0,
                3_308,
                308,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                null,
                List.of(share),
                null);
        var pricing = LinePricing.of(line, terms(line, 1_000, share.rate()), false, null);

        var priced = pricing.price(Money.of(1_000, "EUR"), 2);

        assertThat(priced.net().minor()).isEqualTo(2_000);
        assertThat(priced.tax().minor()).isEqualTo(205);
        assertThat(priced.shares()).singleElement().satisfies(more -> {
            assertThat(more.levied()).extracting(LineTax.Levy::jurisdiction).containsExactly("California", "Alameda");
            assertThat(more.levied().stream().mapToLong(LineTax.Levy::taxMinor).sum())
                    .isEqualTo(205);
        });
    }

    @Test
    void actionsThatMakeNoSenseAreRejected() {
        var line = OpenOrder.line(3, 3_000, 570);
        var rates = editable(List.of(line), List.of(terms(line, 1_190, FULL)), TaxSource.RATES);
        var served = editable(List.of(line), List.of(terms(line, 1_190, FULL)), TaxSource.PROVIDER);
        var add = new EditAction(Type.ADD_ITEM, null, VariantId.next(), 1, null, null, null);

        refuses(rates, quantity(line, 3));
        refuses(rates, quantity(OpenOrder.line(1, 1, 0), 0));
        refuses(rates, quantity(line, 1), price(line, 1, 5));
        refuses(rates, price(line, 4, 5));
        refuses(rates, price(line, 0, 5));
        refuses(rates, price(line, 1, 1_190));
        refuses(rates, price(line, 1, -1));
        refuses(rates, add);
        refuses(rates, new EditAction(Type.SET_QUANTITY, line.lineId(), VariantId.next(), 1, null, null, null));
        refuses(rates, new EditAction(Type.SET_PRICE, line.lineId(), null, 1, Money.of(5, "USD"), "Agreed", null));
        refuses(rates, new EditAction(Type.SET_PRICE, line.lineId(), null, 1, Money.of(5, "EUR"), null, null));
        refuses(served, quantity(line, 4));
        assertThat(plan(served, quantity(line, 2)).units()).containsEntry(line.lineId(), 1);
    }

    private static void refuses(EditableOrder order, EditAction... actions) {
        assertThatThrownBy(() -> plan(order, actions)).isInstanceOf(RejectedException.class);
    }

    @Test
    void itemsOfTheShopAreTaxedByTheRulesOfTheAddress() {
        var rules = TaxFixtures.rules("Germany", true, Map.of("reduced", new TaxRules.Rate("VAT", REDUCED)));

        var priced = LinePricing.of(rules, "reduced").price(Money.of(1_070, "EUR"), 3);

        assertThat(priced.gross().minor()).isEqualTo(3_210);
        assertThat(priced.tax().minor()).isEqualTo(210);
        assertThat(priced.shares()).isNull();
    }

    /// However often an order is edited, what is left of its lines is what it costs, and so for each tax.
    @Test
    void manyEditsLoseNoCentOfAnyTax() {
        var random = new Random(15);
        for (int round = 0; round < 500; round++) {
            var lines = new ArrayList<OrderLine>();
            var terms = new ArrayList<OrderTerms.Line>();
            IntStream.range(0, 1 + random.nextInt(4)).forEach(index -> {
                int quantity = 1 + random.nextInt(7);
                long price = 1L + random.nextInt(2_000);
                var rate = index % 2 == 0 ? FULL : REDUCED;
                var priced = LinePricing.of(
                                TaxFixtures.rules("Germany", true, Map.of("standard", new TaxRules.Rate("VAT", rate))),
                                "standard")
                        .price(Money.of(price, "EUR"), quantity);
                var line = OpenOrder.line(
                        quantity, priced.net().minor(), priced.tax().minor());
                lines.add(line);
                terms.add(terms(line, price, rate));
            });
            var order = editable(lines, terms, TaxSource.RATES);
            var actions = lines.stream()
                    .map(line -> random.nextBoolean()
                            ? quantity(line, line.quantity() + 1 + random.nextInt(3))
                            : price(line, 1 + random.nextInt(line.quantity()), 2_001 + random.nextInt(500)))
                    .toArray(EditAction[]::new);
            var plan = plan(order, actions);
            long total = order.order().due().minor();
            var effect = effect(order.order(), plan, total, total, 0);
            var preview = EditPreview.of(order.order(), plan, effect);

            long change = preview.taxes().stream()
                    .mapToLong(tax -> tax.net().minor() + tax.tax().minor())
                    .sum();
            assertThat(preview.totalAfter().minus(preview.totalBefore()).minor())
                    .isEqualTo(change);
            for (var tax : preview.taxes()) {
                assertThat(tax.tax().minor())
                        .isEqualTo(taxes(effect, plan, terms, tax.rate()) - taxes(lines, terms, tax.rate()));
            }
            assertThat(preview.toPay().minor() * preview.toRefund().minor()).isZero();
            order.order().edit(effect, 1, "staff", OpenOrder.NOW);
            assertThat(order.order().due()).isEqualTo(preview.totalAfter());
            assertThat(order.order().state().paymentStatus()).isEqualTo(OrderPaymentStatus.PAID);
        }
    }

    private static long taxes(List<OrderLine> lines, List<OrderTerms.Line> terms, BigDecimal rate) {
        return IntStream.range(0, lines.size())
                .filter(index -> terms.get(index).taxRate().compareTo(rate) == 0)
                .mapToLong(
                        index -> lines.get(index).taxMinor() - lines.get(index).canceledTaxMinor())
                .sum();
    }

    private static long taxes(OrderEditEffect effect, EditPlan plan, List<OrderTerms.Line> terms, BigDecimal rate) {
        long added = plan.added().stream()
                .filter(line -> line.taxRate().compareTo(rate) == 0)
                .mapToLong(AddedLine::taxMinor)
                .sum();
        var before = terms.stream()
                .map(line -> effect.lines().find(new OrderLineId(line.id())).orElseThrow())
                .toList();
        return taxes(before, terms, rate) + added;
    }
}
