package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static OrderLine line(int quantity, long gross, long tax) {
        return new OrderLine(
                UUID.randomUUID(), UUID.randomUUID(), "MUG", "Mug", "", true, quantity, 0, 0, 0, gross, tax, 0, 0);
    }
}
