package dev.kontor.order.receivable;

import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Calculates what buyers still have to pay.
@Component
public class OutstandingAmounts {

    private final OrderRepository orders;
    private final Payments payments;

    OutstandingAmounts(OrderRepository orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /// Returns the amounts without what was paid, canceled or released. Runs two SQL statements, none without orders.
    ///
    /// @return by order
    public Map<OrderId, Money> of(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = orders.find(ids);
        var paid =
                payments.of(found.stream().map(order -> order.facts().cartId()).toList());
        var amounts = new HashMap<OrderId, Money>();
        for (var order : found) {
            paid.getOrDefault(order.facts().cartId(), List.of()).stream()
                    .filter(payment -> payment.id().equals(order.facts().paymentId()))
                    .findFirst()
                    .ifPresent(payment ->
                            amounts.put(order.id(), order.debt(payment).missing()));
        }
        return amounts;
    }
}
