package dev.kontor.order.unpaid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AwaitedTransferTests {

    private static final Money AMOUNT = Money.of(1_000, "EUR");
    private static final Money NOTHING = Money.of(0, "EUR");

    @Test
    void aTransferIsAwaitedBesideOtherPayments() {
        assertThat(AwaitedTransfer.isIn(purchase(NewPayment.BANK_TRANSFER))).isTrue();
        assertThat(AwaitedTransfer.isIn(purchase("gift-card", NewPayment.BANK_TRANSFER)))
                .isTrue();
        assertThat(AwaitedTransfer.isIn(purchase(NewPayment.CASH_ON_DELIVERY))).isFalse();
    }

    /// Everything of such an order is due with its invoice.
    @Test
    void aTransferForItemsThatWereAddedToAPurchaseOnAccountIsNotAwaitedBeforeTheInvoice() {
        assertThat(AwaitedTransfer.isIn(purchase(NewPayment.ON_ACCOUNT, NewPayment.BANK_TRANSFER)))
                .isFalse();
    }

    private static PaymentSnapshot purchase(String... methods) {
        var parts = methods.length == 1
                ? List.<PaymentPart>of()
                : Stream.of(methods).map(AwaitedTransferTests::part).toList();
        return new PaymentSnapshot(
                new PaymentId(TypeIds.next()),
                TypeIds.next(),
                methods[0],
                PaymentStatus.AWAITING_TRANSFER,
                AMOUNT,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                null,
                Map.of(),
                Map.of(),
                parts,
                Instant.EPOCH,
                1);
    }

    private static PaymentPart part(String method) {
        return new PaymentPart(
                new PaymentId(TypeIds.next()),
                method,
                PaymentStatus.AWAITING_TRANSFER,
                AMOUNT,
                NOTHING,
                NOTHING,
                AMOUNT,
                null,
                Map.of(),
                false);
    }
}
