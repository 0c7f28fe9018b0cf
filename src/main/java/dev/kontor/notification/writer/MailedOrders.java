package dev.kontor.notification.writer;

import dev.kontor.checkout.OrderAccess;
import dev.kontor.notification.writer.MailedOrder.Transfer;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.Orders;
import dev.kontor.order.WholeOrder;
import dev.kontor.payment.Payments;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Adds to an order what its mails need: access for guests, and the account for an open bank transfer.
@Component
class MailedOrders {

    private final OrderAccess access;
    private final Orders orders;
    private final Payments payments;

    MailedOrders(OrderAccess access, Orders orders, Payments payments) {
        this.access = access;
        this.orders = orders;
        this.payments = payments;
    }

    MailedOrder of(WholeOrder order) {
        return new MailedOrder(
                order,
                order.customerId() == null ? access.token(order.id()) : "",
                order.paymentStatus() == OrderPaymentStatus.PAID
                        ? null
                        : open(order.id()).orElse(null));
    }

    /// Finds the bank transfer that the shop waits for.
    Optional<Transfer> open(OrderId id) {
        return orders.find(id)
                .flatMap(order -> payments.of(List.of(order.cartId())).getOrDefault(order.cartId(), List.of()).stream()
                        .filter(payment -> payment.awaited().isPositive()
                                && payment.instructions().containsKey("iban"))
                        .findFirst()
                        .map(payment -> new Transfer(payment.awaited(), payment.instructions())));
    }
}
