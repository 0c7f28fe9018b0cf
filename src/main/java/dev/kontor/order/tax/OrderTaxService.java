package dev.kontor.order.tax;

import dev.kontor.audit.AuditLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.tax.TaxDocuments;
import dev.kontor.tax.TaxSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows what the tax service knows about orders, and repeats what it did not accept.
@Service
class OrderTaxService {

    private final Orders orders;
    private final TaxDocuments documents;
    private final AuditLog audit;

    OrderTaxService(Orders orders, TaxDocuments documents, AuditLog audit) {
        this.orders = orders;
        this.documents = documents;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    OrderTaxDetails show(OrderId id) {
        return details(id);
    }

    /// Changes nothing if no operation waits or was given up.
    @Transactional
    OrderTaxDetails retry(OrderId id) {
        var now = details(id);
        if (now.operations().stream().noneMatch(each -> each.lastError() != null)) {
            return now;
        }
        int repeated = documents.retry(id.value());
        audit.record("order.tax_retried", id, null, Map.of("operations", repeated));
        return details(id);
    }

    private OrderTaxDetails details(OrderId id) {
        return documents
                .find(id.value())
                .map(state -> OrderTaxDetails.of(id, state))
                .orElseGet(() -> orders.find(id)
                        .map(_ -> new OrderTaxDetails(id, TaxSource.RATES, null, null, List.of()))
                        .orElseThrow(() -> NotFoundException.of("order", id)));
    }
}
