package dev.kontor.order.receivable;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Records until when orders on account are to be paid, after their invoices were issued.
@Component
class InvoiceDueConsumer implements EventConsumer {

    private static final String INVOICE = "INVOICE";

    private final OrderInvoices invoices;
    private final InvoiceReminderRepository orders;

    InvoiceDueConsumer(OrderInvoices invoices, InvoiceReminderRepository orders) {
        this.invoices = invoices;
        this.orders = orders;
    }

    @Override
    public String name() {
        return "invoice-due-days";
    }

    @Override
    public Set<String> types() {
        return Set.of("document.issued");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var invoiced = events.stream()
                // A text, because during an upgrade the kind may be unknown to this release.
                .filter(event -> event.data().path("kind").asString().equals(INVOICE))
                .map(event -> TypeIds.parse(
                        OrderId.class, event.data().path("orderId").asString()))
                .distinct()
                .toList();
        if (!invoiced.isEmpty()) {
            // One statement for each order: together they would lock several orders in no order.
            invoices.due(invoiced).forEach((order, invoice) -> orders.payUntil(order, invoice.dueOn()));
        }
    }
}
