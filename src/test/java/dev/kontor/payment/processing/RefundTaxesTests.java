package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Refunds in random steps take exactly the paid taxes, and never more of one.
class RefundTaxesTests {

    private static final int ORDERS = 4_000;

    @Test
    void refundsOfEverythingSumToThePaidTaxesInAnySteps() {
        var random = new Random(20261128);
        long steps = 0;
        for (int round = 0; round < ORDERS; round++) {
            var paid = order(random, round % 3 == 0 ? "JPY" : round % 3 == 1 ? "EUR" : "KWD");
            var refunds = new ArrayList<Refund>();
            while (TestRefunds.left(paid, refunds).isPositive()) {
                var refund = next(random, paid, refunds);
                check(paid, refunds, refund);
                refunds.add(refund);
                steps++;
            }

            assertThat(nonZero(TestRefunds.taxes(refunds)))
                    .as("order %d", round)
                    .isEqualTo(nonZero(TestRefunds.paidTaxes(paid)));
            assertThat(TestRefunds.net(refunds)).isEqualTo(TestRefunds.paidNet(paid));
        }
        assertThat(steps).isGreaterThan(3L * ORDERS);
    }

    @Test
    void refundedUnitsHaveTheTaxOfCanceledUnits() {
        var random = new Random(69);
        for (int round = 0; round < 2_000; round++) {
            int quantity = 1 + random.nextInt(9);
            long tax = random.nextInt(500);
            var share = share(random, "EUR", 500 + random.nextInt(5_000), tax);
            var paid = Map.of("line", new PaidItem(quantity, TestRefunds.gross(List.of(share)), List.of(share)));
            var refunds = new ArrayList<Refund>();
            for (int units = 1; units <= quantity; units++) {
                var items = new RefundItems(paid, refunds).price(List.of(new RefundPayment.Item("line", 1, null)));
                refunds.add(TestRefunds.of(paid, refunds, items.getFirst().amount(), items));

                long canceled = BigDecimal.valueOf(tax * units)
                        .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                        .longValueExact();
                assertThat(refunds.stream()
                                .mapToLong(refund ->
                                        Objects.requireNonNull(refund.tax()).minor())
                                .sum())
                        .isEqualTo(canceled);
            }
        }
    }

    @Test
    void refundsWithoutStoredTaxesCountAsIfTheyHadThem() {
        var paid = Map.of(
                "line", item(1, 1_680, 319),
                "shipping", item(1, 412, 78));
        var stored = TestRefunds.of(paid, List.of(), Money.of(500, "EUR"), List.of());
        var old = TestRefunds.of(stored.amount(), List.of(), null, RefundStatus.SUCCEEDED);

        var rest = TestRefunds.of(paid, List.of(old), Money.of(1_989, "EUR"), List.of());

        assertThat(old.tax()).isNull();
        assertThat(stored.tax()).isEqualTo(Money.of(80, "EUR"));
        assertThat(rest.tax()).isEqualTo(Money.of(317, "EUR"));
    }

    @Test
    void aFailedRefundReleasesItsTaxes() {
        var paid = Map.of("line", item(1, 1_680, 319));
        var failed = TestRefunds.of(
                Money.of(1_999, "EUR"),
                List.of(),
                RefundTaxes.of(paid, List.of(), Money.of(1_999, "EUR"), List.of()),
                RefundStatus.FAILED);

        var next = TestRefunds.of(paid, List.of(failed), Money.of(1_999, "EUR"), List.of());

        assertThat(next.tax()).isEqualTo(Money.of(319, "EUR"));
    }

    @Test
    void anOverpaymentHasNoTax() {
        var paid = Map.of("line", item(1, 1_680, 319));

        var refund = TestRefunds.of(paid, List.of(), Money.of(2_500, "EUR"), List.of());

        assertThat(refund.tax()).isEqualTo(Money.of(319, "EUR"));
        assertThat(refund.net()).isEqualTo(Money.of(2_181, "EUR"));
        assertThat(TestRefunds.of(Map.of(), List.of(), Money.of(100, "EUR"), List.of())
                        .taxTotals())
                .isNull();
    }

    @Test
    void unitsThatAreCanceledBeforeTheyArePaidTakeTheirTaxAlong() {
        var whole = Map.of("line", item(3, 4_535, 862));
        var first = TestRefunds.of(
                whole, List.of(), Money.of(1_799, "EUR"), List.of(new RefundItem("line", 1, Money.of(1_799, "EUR"))));
        // One of the other two units was canceled and never paid.
        var less = Map.of("line", item(2, 3_023, 575));

        var rest = TestRefunds.of(less, List.of(first), Money.of(1_799, "EUR"), List.of());

        assertThat(first.tax()).isEqualTo(Money.of(287, "EUR"));
        assertThat(rest.tax()).isEqualTo(Money.of(288, "EUR"));
    }

    private static void check(Map<String, PaidItem> paid, List<Refund> before, Refund refund) {
        var shares = Objects.requireNonNull(refund.taxes());
        long sum = shares.stream()
                .mapToLong(share -> share.netMinor() + share.taxMinor())
                .sum();
        assertThat(sum).isEqualTo(refund.amount().minor());
        for (var share : shares) {
            assertThat(share.netMinor()).isNotNegative();
            share.taxes().forEach(tax -> assertThat(tax.taxMinor()).isNotNegative());
        }
        var all = new ArrayList<>(before);
        all.add(refund);
        var most = TestRefunds.paidTaxes(paid);
        TestRefunds.taxes(all).forEach((tax, minor) -> assertThat(minor).as(tax).isLessThanOrEqualTo(most.get(tax)));
    }

    /// Units of an item, a part of its price, an amount, or everything; some of them fail.
    private static Refund next(Random random, Map<String, PaidItem> paid, List<Refund> before) {
        var left = TestRefunds.left(paid, before);
        int kind = random.nextInt(8);
        var refund = kind < 5 ? ofItem(random, paid, before, left, kind < 4) : null;
        if (refund == null) {
            long minor = kind == 7 ? left.minor() : 1 + random.nextLong(left.minor());
            refund = TestRefunds.of(paid, before, new Money(minor, left.currency()), List.of());
        }
        return random.nextInt(10) == 0
                ? TestRefunds.of(refund.amount(), refund.items(), refund.taxes(), RefundStatus.FAILED)
                : refund;
    }

    private static @org.jspecify.annotations.Nullable Refund ofItem(
            Random random, Map<String, PaidItem> paid, List<Refund> before, Money left, boolean whole) {
        var ids = paid.keySet().stream().sorted().toList();
        var id = ids.get(random.nextInt(ids.size()));
        var item = Objects.requireNonNull(paid.get(id));
        var good = before.stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .flatMap(refund -> refund.items().stream())
                .filter(other -> other.id().equals(id))
                .toList();
        int units =
                item.quantity() - good.stream().mapToInt(RefundItem::quantity).sum();
        long price = item.paid().minor()
                - good.stream().mapToLong(other -> other.amount().minor()).sum();
        if (units <= 0 || price <= 0) {
            return null;
        }
        int wanted = 1 + random.nextInt(units);
        var part = new Money(1 + random.nextLong(price), left.currency());
        var items = new RefundItems(paid, before)
                .price(List.of(
                        new RefundPayment.Item(id, wanted, whole && worthMoney(item, units, wanted) ? null : part)));
        var amount = items.getFirst().amount();
        return left.isLessThan(amount) ? null : TestRefunds.of(paid, before, amount, items);
    }

    private static boolean worthMoney(PaidItem item, int left, int wanted) {
        return item.paid().minor() >= 2L * item.quantity() && wanted <= left;
    }

    private static Map<String, PaidItem> order(Random random, String currency) {
        var paid = new HashMap<String, PaidItem>();
        int lines = 1 + random.nextInt(4);
        for (int line = 0; line < lines; line++) {
            var shares = new ArrayList<PaidItem.Share>();
            int count = 1 + random.nextInt(2);
            for (int index = 0; index < count; index++) {
                long net = random.nextInt(10) == 0 ? random.nextInt(5) : random.nextInt(10_000);
                long[] taxes = new long[1 + random.nextInt(3)];
                for (int levy = 0; levy < taxes.length; levy++) {
                    taxes[levy] = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextLong(net / 4 + 1);
                }
                shares.add(share(random, currency, net, taxes));
            }
            paid.put("line" + line, new PaidItem(1 + random.nextInt(5), TestRefunds.gross(shares), shares));
        }
        return paid;
    }

    private static PaidItem item(int quantity, long net, long tax) {
        var share = share(new Random(1), "EUR", net, tax);
        return new PaidItem(quantity, TestRefunds.gross(List.of(share)), List.of(share));
    }

    private static PaidItem.Share share(Random random, String currency, long net, long... taxes) {
        var levies = new ArrayList<PaidItem.Levy>();
        for (int index = 0; index < taxes.length; index++) {
            levies.add(new PaidItem.Levy(
                    "Tax" + index,
                    index == 0 ? null : "Place " + index,
                    BigDecimal.valueOf(1 + random.nextInt(30), 2),
                    "STANDARD",
                    Money.of(taxes[index], currency)));
        }
        return new PaidItem.Share(Money.of(net, currency), levies);
    }

    private static Map<String, Long> nonZero(Map<String, Long> taxes) {
        var all = new HashMap<>(taxes);
        all.values().removeIf(minor -> minor == 0);
        return all;
    }
}
