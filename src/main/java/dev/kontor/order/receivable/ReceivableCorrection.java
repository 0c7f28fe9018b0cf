package dev.kontor.order.receivable;

import dev.kontor.events.EventLog;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEvents;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.payment.OrderSettlement;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Releases what payments await although it is not due. Cancellations and edits do that themselves; earlier
/// versions of Kontor, which may still run beside this one, did not.
@Service
@Transactional
class ReceivableCorrection {

    private final OrderRepository orders;
    private final Payments payments;
    private final Ledger ledger;
    private final OrderSettlement settlement;
    private final EventLog events;
    private final Clock clock;

    ReceivableCorrection(
            OrderRepository orders,
            Payments payments,
            Ledger ledger,
            OrderSettlement settlement,
            EventLog events,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.ledger = ledger;
        this.settlement = settlement;
        this.events = events;
        this.clock = clock;
    }

    /// Returns purchases that await money, by id.
    @Transactional(readOnly = true)
    List<PaymentId> awaiting(PaymentId after, int limit) {
        return ledger.awaiting(after, limit);
    }

    /// Returns those of the purchases that await more than is due. Runs two SQL statements.
    @Transactional(readOnly = true)
    List<PaymentId> wrong(Collection<PaymentId> purchases) {
        var found = orders.ofPayments(purchases);
        var paid = payments
                .of(found.stream().map(order -> order.facts().cartId()).toList())
                .values()
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(PaymentSnapshot::id, payment -> payment));
        return found.stream()
                .filter(order -> awaitsTooMuch(order, paid.get(order.facts().paymentId())))
                .map(order -> order.facts().paymentId())
                .toList();
    }

    private static boolean awaitsTooMuch(Order order, @Nullable PaymentSnapshot payment) {
        return payment != null && order.debt(payment).unneeded().isPositive();
    }

    /// Checks the purchase again once it is locked, and releases what is not due.
    void correct(PaymentId purchase) {
        var payment = payments.lock(purchase).orElseThrow();
        var order = orders.lockByPayment(purchase).orElseThrow();
        var left = settlement.release(order, payment);
        if (left != payment) {
            var before = order.state();
            order.follow(left.status(), left, clock.instant());
            orders.save(order);
            events.append(OrderEvents.since(before, order));
        }
    }
}
