package dev.kontor.order.receivable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Records until when orders on account are to be paid, after their invoices were issued. Reads the history too, for
/// invoices of an earlier version.
@Component
class InvoiceDueConsumer implements EventConsumer {

    private static final String INVOICE = "INVOICE";

    private final OrderInvoices invoices;
    private final InvoiceReminderRepository orders;
    private final JsonMapper json;

    InvoiceDueConsumer(OrderInvoices invoices, InvoiceReminderRepository orders, JsonMapper json) {
        this.invoices = invoices;
        this.orders = orders;
        this.json = json;
    }

    /// @param kind of the document; as text, because during an upgrade it may be unknown to this release
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issued(String orderId, String kind) {}

    @Override
    public String name() {
        return "invoice-due-days";
    }

    @Override
    public Set<String> types() {
        return Set.of("document.issued");
    }

    @Override
    public boolean wantsHistory() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var invoiced = events.stream()
                .map(event -> json.treeToValue(event.data(), Issued.class))
                .filter(issued -> issued.kind().equals(INVOICE))
                .map(issued -> TypeIds.parse(OrderId.class, issued.orderId()))
                .distinct()
                .toList();
        if (!invoiced.isEmpty()) {
            // One statement for each order: together they would lock several orders in no order.
            invoices.due(invoiced).forEach((order, invoice) -> orders.payUntil(order, invoice.dueOn()));
        }
    }
}
