package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Placed orders for tests of rules.
public final class OpenOrder {

    public static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private OpenOrder() {}

    /// A paid order without shipping.
    public static Order of(List<OrderLine> lines) {
        var total = Money.of(lines.stream().mapToLong(OrderLine::grossMinor).sum(), "EUR");
        return new Order(
                new Order.Facts(
                        OrderId.next(),
                        "K-1",
                        UUID.randomUUID(),
                        null,
                        true,
                        "ada@example.com",
                        "en",
                        "default",
                        total,
                        PaymentId.next(),
                        "test",
                        0,
                        1),
                new OrderState(
                        OrderStatus.OPEN,
                        OrderPaymentStatus.PAID,
                        FulfillmentStatus.UNFULFILLED,
                        null,
                        null,
                        NOW,
                        NOW,
                        null,
                        null,
                        0),
                new OrderLines(lines, List.of()));
    }

    public static OrderLine line(int quantity, long net, long tax) {
        return new OrderLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "CUP",
                "Cup",
                "",
                true,
                quantity,
                0,
                0,
                0,
                0,
                net + tax,
                tax,
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

    public static PaymentSnapshot payment(PaymentStatus status, long amount, long captured, long released) {
        return new PaymentSnapshot(
                PaymentId.next(),
                UUID.randomUUID(),
                "test",
                status,
                Money.of(amount, "EUR"),
                Money.of(captured, "EUR"),
                Money.of(released, "EUR"),
                Money.of(0, "EUR"),
                Money.of(0, "EUR"),
                Money.of(0, "EUR"),
                null,
                Map.of(),
                Map.of(),
                List.of(),
                NOW,
                1);
    }
}
