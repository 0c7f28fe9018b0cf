package dev.kontor.order.lifecycle;

import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.shared.money.Money;

/// The debt of the buyer of an order outside of any provider: by transfer or on delivery.
///
/// @param missing what is due and not paid, authorized or written off
/// @param unneeded what the payment awaits beyond that, such as the price of units that were canceled before they
///     were paid; the payment has to release it
public record OrderDebt(Money missing, Money unneeded) {

    static OrderDebt of(Order order, PaymentSnapshot payment) {
        var awaited = payment.awaited();
        var none = Money.zero(awaited.currency());
        return switch (order.status()) {
            case OPEN, COMPLETED -> {
                var settled = payment.promised().minus(awaited);
                var open = larger(order.due().plus(order.refundAsked()).minus(settled), none);
                var missing = open.isLessThan(awaited) ? open : awaited;
                yield new OrderDebt(missing, awaited.minus(missing));
            }
            case CANCELED -> new OrderDebt(none, awaited);
            case PENDING_PAYMENT, FAILED -> new OrderDebt(none, none);
        };
    }

    private static Money larger(Money one, Money other) {
        return one.isLessThan(other) ? other : one;
    }
}
