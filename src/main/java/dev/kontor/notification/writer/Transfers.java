package dev.kontor.notification.writer;

import dev.kontor.notification.writer.MailedOrder.Transfer;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
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
                        .filter(payment -> payment.status() == PaymentStatus.AWAITING_TRANSFER
                                && payment.instructions().containsKey("iban"))
                        .findFirst()
                        .map(payment -> new Transfer(missing(payment), payment.instructions())));
    }

    /// What buyers still have to transfer; other payments of the order may be pending too.
    private static Money missing(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? payment.amount().minus(payment.captured())
                : Money.sum(
                        payment.amount().currency(),
                        payment.parts().stream()
                                .filter(part -> part.status() == PaymentStatus.AWAITING_TRANSFER)
                                .map(part -> part.amount().minus(part.captured()))
                                .toList());
    }
}
