package dev.kontor.order.payment;

import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.OwedItem;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.payment.OwedRefunds.Outcome;
import dev.kontor.order.payment.OwedRefunds.Owed;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Drops an owed refund that exceeds what is left and shows it to staff in the timeline of the order.
@Service
@Transactional
class RefundRefusal {

    private final OrderRepository orders;
    private final OwedRefunds owedRefunds;
    private final Clock clock;

    RefundRefusal(OrderRepository orders, OwedRefunds owedRefunds, Clock clock) {
        this.orders = orders;
        this.owedRefunds = owedRefunds;
        this.clock = clock;
    }

    /// Records each owed refund only once, even if several processes find it rejected.
    void record(Owed owed) {
        var order = orders.lock(owed.orderId()).orElseThrow();
        if (owedRefunds.done(owed, Outcome.REFUSED)) {
            var units = owed.items().stream().map(OwedItem::text).collect(Collectors.joining(", "));
            order.log(
                    TimelineEntry.Type.REFUND_REFUSED,
                    Order.SYSTEM,
                    clock.instant(),
                    Map.of("amount", owed.amount().toString(), "units", units));
            orders.save(order);
        }
    }
}
