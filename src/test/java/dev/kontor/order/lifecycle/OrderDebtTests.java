package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is missing of an order of three units at 11.90 EUR, of which one was canceled: 23.80 EUR are due.
class OrderDebtTests {

    @ParameterizedTest
    @CsvSource({
        // status, captured, released, written off, missing, unneeded, not lost
        "AWAITING_TRANSFER, 0, 0, 0, 2380, 1190, 0",
        "CAPTURED, 1000, 0, 0, 1380, 1190, 0",
        "CAPTURED, 2380, 0, 0, 0, 1190, 0",
        "CAPTURED, 3570, 0, 0, 0, 0, 0",
        // The price lowers first what is missing, then the loss.
        "AWAITING_TRANSFER, 0, 1000, 1000, 1380, 1190, 0",
        "AWAITING_TRANSFER, 0, 2380, 2380, 0, 1190, 0",
        "AWAITING_TRANSFER, 0, 3000, 3000, 0, 570, 620",
        "CAPTURED, 2000, 1570, 1570, 0, 0, 1190",
        "CAPTURED, 2000, 1000, 1000, 0, 570, 620",
        "CAPTURED, 2570, 1000, 1000, 0, 0, 1000",
        // What was released before was not lost.
        "CAPTURED, 2000, 1570, 380, 0, 0, 0",
        "CAPTURED, 2000, 1570, 400, 0, 0, 20",
        "CANCELED, 0, 0, 3570, 0, 0, 1190",
        "CANCELED, 0, 1000, 2380, 0, 0, 0",
        "CANCELED, 0, 0, 0, 0, 0, 0"
    })
    void aLossIsAtMostWhatIsDueAndNotPaid(
            PaymentStatus status,
            long captured,
            long released,
            long writtenOff,
            long missing,
            long unneeded,
            long notLost) {
        var line = OpenOrder.line(3, 3_000, 570);
        var order = OpenOrder.of(List.of(line));
        order.cancelUnits(Map.of(line.lineId(), 1), "Sold out", "staff", OpenOrder.NOW);

        var debt = order.debt(onAccount(status, captured, released, writtenOff));

        assertThat(debt).isEqualTo(new OrderDebt(euro(missing), euro(unneeded), euro(notLost)));
    }

    private static PaymentSnapshot onAccount(PaymentStatus status, long captured, long released, long writtenOff) {
        return new PaymentSnapshot(
                PaymentId.next(),
                UUID.randomUUID(),
                NewPayment.ON_ACCOUNT,
                status,
                euro(3_570),
                euro(captured),
                euro(released),
                euro(writtenOff),
                euro(0),
                euro(0),
                null,
                Map.of(),
                Map.of(),
                List.of(),
                OpenOrder.NOW,
                1);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }
}
