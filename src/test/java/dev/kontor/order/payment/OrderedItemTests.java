package dev.kontor.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.payment.OrderedItem.Kind;
import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What was paid for a line, with its taxes.
class OrderedItemTests {

    private static final LineTax STANDARD =
            new LineTax("standard", "VAT", new BigDecimal("0.190000"), 1_000, 840, 160, null);
    private static final LineTax REDUCED = new LineTax("reduced", "VAT", new BigDecimal("0.07"), 500, 467, 33, null);

    @Test
    void aSingleTaxIsThatOfTheLine() {
        var paid = item(3, 0, 0, 0, 0, 4_535, 862, null).paid();

        assertThat(paid)
                .isEqualTo(new PaidItem(
                        3, eur(5_397), List.of(new PaidItem.Share(eur(4_535), List.of(levy("VAT", "0.19", 862))))));
    }

    @Test
    void sharesHaveTheirTaxes() {
        var paid = item(3, 0, 0, 0, 0, 1_307, 193, List.of(STANDARD, REDUCED)).paid();

        assertThat(paid.shares())
                .containsExactly(
                        new PaidItem.Share(eur(840), List.of(levy("VAT", "0.19", 160))),
                        new PaidItem.Share(eur(467), List.of(levy("VAT", "0.07", 33))));
    }

    @Test
    void unitsThatWereCanceledBeforeTheyWerePaidAreLeftOut() {
        var paid = item(3, 1, 0, 1_799, 0, 4_535, 862, null).paid();
        var owed = item(3, 2, 1, 3_598, 1_799, 4_535, 862, null).paid();

        assertThat(paid.quantity()).isEqualTo(2);
        assertThat(paid.paid()).isEqualTo(eur(3_598));
        assertThat(paid.shares().getFirst()).isEqualTo(share(3_023, 575));
        assertThat(owed.quantity()).isEqualTo(2);
        // Two units have a tax of 5.75; half of it was not paid.
        assertThat(owed.shares().getFirst()).isEqualTo(share(3_024, 574));
    }

    @Test
    void sharesAlwaysSumToWhatWasPaid() {
        var random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            int quantity = 1 + random.nextInt(6);
            int canceled = random.nextInt(quantity + 1);
            int owed = random.nextInt(canceled + 1);
            long gross = 1_500L * quantity;
            var shares = List.of(times(STANDARD, quantity), times(REDUCED, quantity));

            var paid = item(
                            quantity,
                            canceled,
                            owed,
                            LineTax.part(gross, canceled, quantity),
                            LineTax.part(gross, owed, quantity),
                            1_307L * quantity,
                            193L * quantity,
                            shares)
                    .paid();

            long sum = paid.shares().stream()
                    .mapToLong(share -> share.net().minor()
                            + share.levies().stream()
                                    .mapToLong(levy -> levy.tax().minor())
                                    .sum())
                    .sum();
            assertThat(sum).isEqualTo(paid.paid().minor()).isEqualTo(1_500L * (quantity - canceled + owed));
        }
    }

    private static LineTax times(LineTax tax, int quantity) {
        return new LineTax(
                tax.category(),
                tax.name(),
                tax.rate(),
                tax.amountMinor() * quantity,
                tax.netMinor() * quantity,
                tax.taxMinor() * quantity,
                null);
    }

    private static PaidItem.Share share(long net, long tax) {
        return new PaidItem.Share(eur(net), List.of(levy("VAT", "0.19", tax)));
    }

    private static PaidItem.Levy levy(String name, String rate, long tax) {
        return new PaidItem.Levy(name, null, new BigDecimal(rate), "STANDARD", eur(tax));
    }

    private static OrderedItem item(
            int quantity,
            int canceled,
            int owed,
            long canceledGross,
            long owedGross,
            long net,
            long tax,
            @Nullable List<LineTax> shares) {
        return new OrderedItem(
                Kind.LINE,
                new UUID(0, 1),
                quantity,
                canceled,
                owed,
                net,
                tax,
                canceledGross,
                owedGross,
                "VAT",
                new BigDecimal("0.190000"),
                shares,
                "STANDARD",
                "EUR");
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
