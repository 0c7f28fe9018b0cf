package dev.kontor.order.tax;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Requests that the tax service records, undoes or reduces the taxes of an order. It compares the whole
/// order with what was requested before, so that an event delivered twice requests nothing twice.
@Component
@ConditionalOnProperty("kontor.tax.provider.url")
class OrderTaxConsumer implements EventConsumer {

    private final OrderTaxReports reports;

    OrderTaxConsumer(OrderTaxReports reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "order-tax";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "order.placed",
                "order.canceled",
                "order.units_canceled",
                "refund.succeeded",
                "payment.failed",
                "payment.voided");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var orders = new LinkedHashSet<OrderId>();
        var payments = new LinkedHashSet<PaymentId>();
        for (var event : events) {
            if (event.type().startsWith("order.")) {
                orders.add(TypeIds.parse(OrderId.class, event.subject()));
            } else {
                payments.add(TypeIds.parse(
                        PaymentId.class, event.data().path("paymentId").asString()));
            }
        }
        payments.forEach(payment -> orders.addAll(reports.ordersOf(payment)));
        reports.served(orders).forEach(reports::report);
    }
}
