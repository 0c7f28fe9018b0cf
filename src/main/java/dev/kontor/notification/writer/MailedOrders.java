package dev.kontor.notification.writer;

import dev.kontor.checkout.OrderAccess;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.WholeOrder;
import org.springframework.stereotype.Component;

/// Adds to an order what its mails need: access for guests, and the account for an open bank transfer.
@Component
class MailedOrders {

    private final OrderAccess access;
    private final Transfers transfers;

    MailedOrders(OrderAccess access, Transfers transfers) {
        this.access = access;
        this.transfers = transfers;
    }

    MailedOrder of(WholeOrder order) {
        return new MailedOrder(
                order,
                order.customerId() == null ? access.token(order.id()) : "",
                order.paymentStatus() == OrderPaymentStatus.PAID
                        ? null
                        : transfers.open(order.id()).orElse(null));
    }
}
