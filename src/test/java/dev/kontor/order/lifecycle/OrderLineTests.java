package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What goes back for units that are called off (R40).
class OrderLineTests {

    @Test
    void theSharesOfUnitsSumToTheLineHoweverTheyAreCanceled() {
        var random = new Random(20261126);
        for (int round = 0; round < 5_000; round++) {
            int quantity = 1 + random.nextInt(999);
            long gross = random.nextLong(2_000_000_000);
            var line = line(quantity, gross, gross / 5);

            while (line.unassigned() > 0) {
                var next = line.cancel(1 + random.nextInt(line.unassigned()));
                assertThat(next.canceledGrossMinor()).isBetween(line.canceledGrossMinor(), gross);
                assertThat(next.canceledTaxMinor()).isBetween(line.canceledTaxMinor(), next.canceledGrossMinor());
                line = next;
            }

            assertThat(line.canceledGrossMinor()).isEqualTo(gross);
            assertThat(line.canceledTaxMinor()).isEqualTo(gross / 5);
        }
    }

    @Test
    void aCentThatCannotBeSplitIsRefundedOnce() {
        var line = line(3, 100, 16);

        var one = line.cancel(1);
        var two = one.cancel(1);
        var three = two.cancel(1);

        assertThat(one.canceledGrossMinor()).isEqualTo(33);
        assertThat(two.canceledGrossMinor()).isEqualTo(67);
        assertThat(three.canceledGrossMinor()).isEqualTo(100);
        assertThat(one.canceledTaxMinor()).isEqualTo(5);
        assertThat(two.canceledTaxMinor()).isEqualTo(11);
        assertThat(three.canceledTaxMinor()).isEqualTo(16);
    }

    @Test
    void whatIsOwedIsNamedLineByLineAndOnce() {
        var first = line(3, 100, 16).cancel(1);
        var second = line(2, 50, 8).cancel(2);
        var lines = new OrderLines(List.of(first, line(1, 10, 1), second), List.of());

        var some = lines.owed(40, lines);
        var rest = lines.owe(some).owed(43, lines);

        assertThat(some).containsExactly(OwedItem.ofLine(first.id(), 1, 33), OwedItem.ofLine(second.id(), 2, 7));
        assertThat(rest).containsExactly(OwedItem.ofLine(second.id(), 0, 43));
        assertThat(lines.owe(some).owe(rest).owed(1_000, lines)).isEmpty();
    }

    @Test
    void whatWasCanceledBeforeItWasPaidIsNotOwedWithLaterUnits() {
        var unpaid = line(3, 100, 16).cancel(1);
        var paid = line(2, 50, 3);
        var before = new OrderLines(List.of(unpaid, paid), List.of());
        var after = before.cancel(Map.of(paid.lineId(), 1));

        assertThat(after.owed(25, before)).containsExactly(OwedItem.ofLine(paid.id(), 1, 25));
        assertThat(after.owed(40, before))
                .as("more was captured than what is left costs")
                .containsExactly(OwedItem.ofLine(unpaid.id(), 1, 15), OwedItem.ofLine(paid.id(), 1, 25));
    }

    @Test
    void theShippingOfAPartIsRefundedWithTheLastOfItsUnits() {
        var here = new OrderGroup(UUID.randomUUID(), 500, 0, 0);
        var there = new OrderGroup(UUID.randomUUID(), 300, 0, 0);
        var first = line(2, 100, 16, here.id());
        var second = line(1, 40, 6, here.id());
        var lines = new OrderLines(List.of(first, second, line(1, 10, 1, there.id())), List.of(here, there));

        var some = lines.cancel(Map.of(first.lineId(), 2));
        var all = some.cancel(Map.of(second.lineId(), 1));

        assertThat(some.canceledMinor()).isEqualTo(100);
        assertThat(all.canceledMinor()).isEqualTo(640);
        assertThat(all.canceledShippingMinor()).isEqualTo(500);
        var owed = all.owed(200, all);
        assertThat(owed)
                .containsExactly(
                        OwedItem.ofLine(first.id(), 2, 100),
                        OwedItem.ofLine(second.id(), 1, 40),
                        OwedItem.ofShipping(here.id(), 1, 60));
        var rest = all.owe(owed).owed(1_000, all);
        assertThat(rest).containsExactly(OwedItem.ofShipping(here.id(), 0, 440));
        assertThat(all.owe(owed).owe(rest).owed(1_000, all)).isEmpty();
    }

    private static OrderLine line(int quantity, long gross, long tax) {
        return line(quantity, gross, tax, null);
    }

    private static OrderLine line(int quantity, long gross, long tax, @Nullable UUID group) {
        return new OrderLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "MUG",
                "Mug",
                "",
                true,
                quantity,
                0,
                0,
                0,
                0,
                gross,
                tax,
                0,
                0,
                0,
                0,
                group,
                List.of(),
                null,
                null,
                null);
    }
}
