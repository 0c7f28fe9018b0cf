package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes back for single items.
class RefundItemsTests {

    private static final Map<String, PaidItem> PAID = Map.of(
            "line_mug", new PaidItem(3, eur(1_000), List.of()),
            "shipping", new PaidItem(1, eur(500), List.of()));

    @Test
    void unitsAreWorthTheirShareOfWhatWasPaidForAll() {
        assertThat(priced(List.of(), wish("line_mug", 1, null)).getFirst().amount())
                .isEqualTo(eur(333));
        assertThat(priced(List.of(), wish("line_mug", 2, null)).getFirst().amount())
                .isEqualTo(eur(667));
        assertThat(priced(List.of(), wish("line_mug", 3, null), wish("shipping", 1, null)))
                .containsExactly(new RefundItem("line_mug", 3, eur(1_000)), new RefundItem("shipping", 1, eur(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void unitByUnitExactlyWhatWasPaidIsRefunded(String currency) {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int quantity = 1 + random.nextInt(12);
            var paid = Money.of(quantity + random.nextInt(100_000), currency);
            var before = new ArrayList<Refund>();
            for (int unit = 0; unit < quantity; unit++) {
                var items = new RefundItems(Map.of("line", new PaidItem(quantity, paid, List.of())), before)
                        .price(List.of(wish("line", 1, null)));
                before.add(refund(RefundStatus.SUCCEEDED, items));
            }
            assertThat(Money.sum(
                            paid.currency(), before.stream().map(Refund::amount).toList()))
                    .isEqualTo(paid);
        }
    }

    @Test
    void neverMoreUnitsOrMoneyThanWereBoughtAndPaid() {
        var before = List.of(
                refund(RefundStatus.SUCCEEDED, List.of(new RefundItem("line_mug", 1, eur(600)))),
                refund(RefundStatus.UNKNOWN, List.of(new RefundItem("line_mug", 1, eur(300)))),
                refund(RefundStatus.FAILED, List.of(new RefundItem("line_mug", 1, eur(100)))));

        assertThat(priced(before, wish("line_mug", 1, null)).getFirst().amount())
                .as("what is left, though the share is more")
                .isEqualTo(eur(100));
        assertThatThrownBy(() -> priced(before, wish("line_mug", 2, eur(1)))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> priced(before, wish("line_mug", 1, eur(101)))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> priced(before, wish("line_mug", 1, eur(0)))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> priced(before, wish("line_mug", 1, Money.of(1, "USD"))))
                .isInstanceOf(ConflictException.class);
    }

    /// One of two payments has rejected its part of a unit, and the other one has refunded its part.
    @Test
    void aUnitIsWorthWhatMoneyWithoutUnitsHasLeftOfIt() {
        var part = refund(RefundStatus.SUCCEEDED, List.of(new RefundItem("line_mug", 0, eur(200))));
        var unit = refund(RefundStatus.SUCCEEDED, List.of(new RefundItem("line_mug", 1, eur(133))));

        assertThat(priced(List.of(part), wish("line_mug", 1, null)).getFirst().amount())
                .isEqualTo(eur(133));
        assertThat(priced(List.of(part, unit), wish("line_mug", 1, null))
                        .getFirst()
                        .amount())
                .as("of another unit")
                .isEqualTo(eur(334));
        var whole = refund(RefundStatus.SUCCEEDED, List.of(new RefundItem("line_mug", 0, eur(333))));
        assertThatThrownBy(() -> priced(List.of(whole), wish("line_mug", 1, null)))
                .isInstanceOfSatisfying(
                        RefundExceedsPayment.class,
                        refused -> assertThat(refused.getMessage()).contains("0.00"));
        assertThat(priced(List.of(whole), wish("line_mug", 1, eur(333))))
                .as("an amount is that of staff")
                .hasSize(1);
    }

    @Test
    void saysWhetherMoreMayFitLater() {
        for (var status : List.of(RefundStatus.PENDING, RefundStatus.UNKNOWN, RefundStatus.SUCCEEDED)) {
            var before = List.of(refund(status, List.of(new RefundItem("line_mug", 3, eur(900)))));

            assertThatThrownBy(() -> priced(before, wish("line_mug", 1, null)))
                    .isInstanceOfSatisfying(
                            RefundExceedsPayment.class,
                            refused -> assertThat(refused.hasPendingRefunds()).isEqualTo(status.isOpen()));
        }
    }

    @Test
    void describesWhatRefundsHaveLeftOfAPurchase() {
        var before = List.of(
                refund(RefundStatus.SUCCEEDED, List.of(new RefundItem("line_mug", 1, eur(333)))),
                refund(RefundStatus.UNKNOWN, List.of(new RefundItem("shipping", 0, eur(200)))),
                refund(RefundStatus.FAILED, List.of(new RefundItem("line_mug", 2, eur(667)))));
        var left = new OpenItems(eur(967), PAID, before);

        assertThat(left.paid("line_mug")).isEqualTo(eur(1_000));
        assertThat(left.left("line_mug")).isEqualTo(eur(667));
        assertThat(left.units("line_mug")).isEqualTo(2);
        assertThat(left.price("line_mug", 1)).isEqualTo(eur(334));
        assertThat(left.price("line_mug", 2)).isEqualTo(eur(667));
        assertThat(left.price("line_mug", 9)).isEqualTo(eur(667));
        assertThat(left.left("shipping")).isEqualTo(eur(300));
        assertThat(left.units("shipping")).isEqualTo(1);
        assertThat(left.paid("line_cup")).isEqualTo(eur(0));
        assertThat(left.left("line_cup")).isEqualTo(eur(0));
        assertThat(left.units("line_cup")).isZero();
        assertThat(left.price("line_cup", 1)).isEqualTo(eur(0));
    }

    @Test
    void refusesWhatWasNotBoughtAndWhatIsNamedTwice() {
        assertThatThrownBy(() -> priced(List.of(), wish("line_cup", 1, null))).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> priced(List.of(), wish("line_mug", 1, null), wish("line_mug", 1, null)))
                .isInstanceOf(RejectedException.class);
    }

    private static List<RefundItem> priced(List<Refund> before, RefundPayment.Item... wishes) {
        return new RefundItems(PAID, before).price(Arrays.asList(wishes));
    }

    private static RefundPayment.Item wish(String id, int quantity, @Nullable Money amount) {
        return new RefundPayment.Item(id, quantity, amount);
    }

    private static Refund refund(RefundStatus status, List<RefundItem> items) {
        return new Refund(
                RefundId.next(),
                PaymentId.next(),
                items.getFirst().amount(),
                "test",
                PaymentRefund.Purpose.REQUESTED,
                null,
                items,
                null,
                false,
                false,
                false,
                status,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
