package dev.kontor.order.payment;

import dev.kontor.events.EventLog;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OwedItem;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Adjusts the money of an order after the amount due has dropped: first what its payment awaits, then what was
/// written off, and finally what was paid, which is refunded. Lock the payment, then the order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OrderSettlement {

    private final Payments payments;
    private final OwedRefunds refunds;
    private final EventLog events;
    private final Clock clock;

    OrderSettlement(Payments payments, OwedRefunds refunds, EventLog events, Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.clock = clock;
    }

    /// Releases what the payment awaits although it is not due, and reverses write-offs of it. The caller lets the
    /// order follow the returned payment and saves it.
    ///
    /// @param payment as it was locked
    /// @return the same instance if nothing has changed
    public PaymentSnapshot release(Order order, PaymentSnapshot payment) {
        var debt = order.debt(payment);
        var left = payments.release(payment, debt.unneeded(), debt.notLost());
        if (debt.notLost().isPositive()) {
            reversed(order, debt.notLost());
        }
        return left;
    }

    /// Records that a write-off was reversed. The caller saves the order.
    void reversed(Order order, Money amount) {
        order.log(
                TimelineEntry.Type.WRITE_OFF_REVERSED,
                Order.SYSTEM,
                clock.instant(),
                Map.of("amount", amount.toString()));
        events.append(new OrderWriteOffReversed(order.id(), order.facts().number(), amount));
    }

    /// Requests the refund of what was paid beyond what is due. The caller saves the order and, if anything is
    /// owed, its lines.
    ///
    /// @return what is refunded; empty if nothing is owed
    public List<OwedItem> owe(Order order, PaymentSnapshot payment) {
        var owed = order.owe(payment);
        refunds.owe(order, owed);
        return owed;
    }
}
