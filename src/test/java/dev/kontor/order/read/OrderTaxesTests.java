package dev.kontor.order.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderContent.Levy;
import dev.kontor.order.lifecycle.OrderContent.TaxShare;
import dev.kontor.order.lifecycle.OrderContent.TaxTotal;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingRule;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The taxes of orders by rate, and the parts of them that cancellations and refunds take.
class OrderTaxesTests {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void sumsTheTaxesOfLinesAndShippingByJurisdictionAndRate() {
        var shares = List.of(new TaxShare(
                "standard",
                "Sales tax",
                new BigDecimal("0.0825"),
                usd(10_000),
                usd(10_000),
                usd(825),
                List.of(levy(null, "0.0625", 625), levy("Travis County", "0.02", 200))));
        var shipping = new OrderTaxes.Shipping(500, 31, false, facts(null, "Sales tax", "0.0625"));

        var taxes = OrderTaxes.of(
                USD,
                List.of(line(3, 1, 10_000, 825, shares), line(1, 0, 1_000, 63, null)),
                List.of(shipping),
                List.of());

        assertThat(taxes)
                .containsExactly(
                        new TaxTotal(
                                "Sales tax",
                                null,
                                new BigDecimal("0.0625"),
                                usd(11_500),
                                usd(719),
                                usd(3_333),
                                usd(208),
                                usd(0),
                                usd(0)),
                        new TaxTotal(
                                "Sales tax",
                                "Travis County",
                                new BigDecimal("0.02"),
                                usd(10_000),
                                usd(200),
                                usd(3_333),
                                usd(67),
                                usd(0),
                                usd(0)));
    }

    @Test
    void sharesOfShippingCountForTheirRates() {
        var shares = List.of(
                new LineTax("standard", "VAT", new BigDecimal("0.19"), 359, 302, 57, null),
                new LineTax("reduced", "VAT", new BigDecimal("0.07"), 131, 122, 9, null));

        var taxes = OrderTaxes.of(
                USD,
                List.of(),
                List.of(new OrderTaxes.Shipping(424, 66, true, facts(shares, "VAT", "0.155660"))),
                List.of());

        assertThat(taxes).extracting(TaxTotal::tax).containsExactly(usd(57), usd(9));
        assertThat(taxes).extracting(TaxTotal::canceledTax).containsExactly(usd(57), usd(9));
        assertThat(taxes).extracting(TaxTotal::canceledNet).containsExactly(usd(302), usd(122));
    }

    @Test
    void canceledNetAndTaxSumToTheCanceledPrice() {
        var one = OrderTaxes.of(USD, List.of(line(2, 1, 101, 19, null)), List.of(), List.of())
                .getFirst();
        var levied = new TaxShare(
                "standard",
                "Sales tax",
                new BigDecimal("0.3"),
                usd(101),
                usd(101),
                usd(30),
                List.of(levy(null, "0.2", 21), levy("Travis County", "0.09", 9)));
        var several = OrderTaxes.of(USD, List.of(line(2, 1, 101, 30, List.of(levied))), List.of(), List.of());

        assertThat(one.canceledTax()).isEqualTo(usd(10));
        assertThat(one.canceledNet()).isEqualTo(usd(50));
        assertThat(several).extracting(TaxTotal::canceledTax).containsExactly(usd(11), usd(5));
        // Half of 1.31 is 0.66.
        assertThat(several).extracting(TaxTotal::canceledNet).containsExactly(usd(50), usd(50));
    }

    @Test
    void partialRefundsSumToTheTaxOfEachRateHoweverTheUnitsGo() {
        var random = new Random(28);
        for (int round = 0; round < 2_000; round++) {
            int quantity = 1 + random.nextInt(40);
            var parts = IntStream.rangeClosed(0, quantity)
                    .filter(units -> units == 0 || units == quantity || random.nextBoolean())
                    .toArray();
            long[] levies = {random.nextInt(100), random.nextInt(1_000), random.nextInt(7)};
            long[] refunded = new long[levies.length];
            for (int step = 1; step < parts.length; step++) {
                for (int levy = 0; levy < levies.length; levy++) {
                    long part = LineTax.part(levies[levy], parts[step], quantity)
                            - LineTax.part(levies[levy], parts[step - 1], quantity);
                    assertThat(part).isNotNegative();
                    refunded[levy] += part;
                }
            }
            assertThat(refunded).containsExactly(levies);
        }
    }

    private static ShippingFacts facts(@Nullable List<LineTax> shares, String name, String rate) {
        return new ShippingFacts(
                "ship_01h455vb4pex5vsknk084sn02q",
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
                name,
                new BigDecimal(rate),
                shares,
                null);
    }

    private static Levy levy(@Nullable String jurisdiction, String rate, long tax) {
        return new Levy("Sales tax", jurisdiction, new BigDecimal(rate), usd(tax));
    }

    private static OrderContent.Line line(
            int quantity, int canceled, long net, long tax, @Nullable List<TaxShare> shares) {
        return new OrderContent.Line(
                OrderLineId.next(),
                VariantId.next(),
                ProductId.next(),
                "CUP",
                "Cup",
                "",
                null,
                true,
                quantity,
                0,
                canceled,
                0,
                0,
                null,
                usd(net),
                usd(net),
                usd(0),
                List.of(),
                usd(net),
                usd(tax),
                usd(net + tax),
                "Sales tax",
                new BigDecimal("0.0625"),
                null,
                List.of(),
                null,
                shares,
                null);
    }

    private static Money usd(long minor) {
        return new Money(minor, USD);
    }
}
