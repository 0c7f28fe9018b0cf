package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.pricing.DiscountedCarts;
import dev.kontor.testing.Repeats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Refunds of the units of discounted orders, a few at a time and in any order, return what was paid.
class DiscountedRefundTests {

    private static final int CARTS = Repeats.of(10_000, 100_000);

    /// What was paid or returned for the lines of one tax rate.
    private record Sum(long gross, long tax) {

        Sum plus(long moreGross, long moreTax) {
            return new Sum(gross + moreGross, tax + moreTax);
        }
    }

    @Test
    void refundsOfAllUnitsReturnWhatWasPaidForEachRate() {
        var random = new Random(20261129);
        int discounted = 0;
        for (int round = 0; round < CARTS; round++) {
            var bought = DiscountedCarts.next(random);
            var paid = new HashMap<BigDecimal, Sum>();
            var lines = new ArrayList<OrderLine>();
            for (var line : bought) {
                discounted += line.discountMinor() > 0 ? 1 : 0;
                sum(paid, line.rate(), line.grossMinor(), line.taxMinor());
                lines.add(line(line));
            }

            assertThat(refunded(bought, lines, random))
                    .as("cart %d: %s", round, bought)
                    .isEqualTo(paid);
        }
        assertThat(discounted).isGreaterThan(CARTS);
    }

    private static void sum(Map<BigDecimal, Sum> sums, BigDecimal rate, long gross, long tax) {
        sums.merge(rate, new Sum(gross, tax), (one, other) -> one.plus(other.gross(), other.tax()));
    }

    /// Refunds units of lines at random until none is left.
    private static Map<BigDecimal, Sum> refunded(
            List<DiscountedCarts.Line> bought, List<OrderLine> lines, Random random) {
        var back = new HashMap<BigDecimal, Sum>();
        var open = new ArrayList<Integer>();
        for (int index = 0; index < lines.size(); index++) {
            open.add(index);
        }
        while (!open.isEmpty()) {
            int place = random.nextInt(open.size());
            int index = open.get(place);
            var before = lines.get(index);
            int units = 1 + random.nextInt(before.unassigned());
            var after = random.nextBoolean()
                    ? before.cancel(units)
                    : before.refunding(units).refunded(units);
            long gross = after.canceledGrossMinor() - before.canceledGrossMinor();
            long tax = after.canceledTaxMinor() - before.canceledTaxMinor();
            if (gross < 0 || tax < 0 || after.owedGrossMinor() > after.canceledGrossMinor()) {
                throw new AssertionError("refund of %d units of %s: %s".formatted(units, before, after));
            }
            sum(back, bought.get(index).rate(), gross, tax);
            lines.set(index, after);
            if (after.unassigned() == 0) {
                open.remove(place);
            }
        }
        return back;
    }

    private static OrderLine line(DiscountedCarts.Line line) {
        return new OrderLine(
                new UUID(1, 1),
                new UUID(1, 2),
                "CUP",
                "Cup",
                "",
                true,
                line.quantity(),
                0,
                0,
                0,
                0,
                line.grossMinor(),
                line.taxMinor(),
                0,
                0,
                0,
                0,
                null,
                List.of(),
                null,
                null,
                null);
    }
}
