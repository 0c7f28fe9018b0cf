package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What goes back for units that are called off (R40).
class OrderLineTests {

    @Test
    void theSharesOfUnitsMakeTheWholeLineHoweverTheyAreCalledOff() {
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
    void aCentThatCannotBeSplitGoesBackOnce() {
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
        var lines = new OrderLines(List.of(first, line(1, 10, 1), second));

        var some = lines.owed(40);
        var rest = lines.owe(some).owed(43);

        assertThat(some).containsExactly(new OwedItem(first.id(), 1, 33), new OwedItem(second.id(), 2, 7));
        assertThat(rest).containsExactly(new OwedItem(second.id(), 0, 43));
        assertThat(lines.owe(some).owe(rest).owed(1_000)).isEmpty();
    }

    private static OrderLine line(int quantity, long gross, long tax) {
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
                gross,
                tax,
                0,
                0,
                0,
                0);
    }
}
