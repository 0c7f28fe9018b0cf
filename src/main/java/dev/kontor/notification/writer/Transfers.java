package dev.kontor.notification.writer;

import dev.kontor.notification.writer.MailedOrder.Transfer;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.payment.Payments;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the bank transfers that the shop waits for.
@Component
class Transfers {

    private final Orders orders;
    private final Payments payments;

    Transfers(Orders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    Optional<Transfer> open(OrderId id) {
        return orders.find(id)
                .flatMap(order -> payments.of(List.of(order.cartId())).getOrDefault(order.cartId(), List.of()).stream()
                        .filter(payment -> payment.awaited().isPositive()
                                && payment.instructions().containsKey("iban"))
                        .findFirst()
                        .map(payment -> new Transfer(payment.awaited(), payment.instructions())));
    }
}
