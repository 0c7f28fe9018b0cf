package dev.kontor.order.lifecycle;

import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;

/// The debt of the buyer of an order outside of any provider: by transfer or on delivery.
///
/// @param missing what is due and not paid, authorized or written off
/// @param unneeded what the payment awaits beyond that, such as the price of units that were canceled before they
///     were paid; the payment has to release it
/// @param notLost what was written off beyond what is due and not paid, such as the price of units that were
///     canceled later: nobody owes it, so the payment has to reverse it
public record OrderDebt(Money missing, Money unneeded, Money notLost) {

    static OrderDebt of(Order order, PaymentSnapshot payment) {
        var awaited = payment.awaited();
        var lost = payment.writtenOff();
        var none = Money.zero(awaited.currency());
        return switch (order.status()) {
            case OPEN, COMPLETED -> {
                var paid = payment.promised().minus(awaited).minus(lost);
                var unpaid = order.due().plus(order.refundAsked()).minus(paid).max(none);
                var missing = awaited.min(unpaid.minus(lost).max(none));
                yield new OrderDebt(
                        missing, awaited.minus(missing), lost.minus(unpaid).max(none));
            }
            case CANCELED -> new OrderDebt(none, awaited, lost);
            case PENDING_PAYMENT, FAILED -> new OrderDebt(none, none, none);
        };
    }
}
