package dev.kontor.document.api;

import dev.kontor.audit.AuditLog;
import dev.kontor.document.DocumentId;
import dev.kontor.document.file.FileService;
import dev.kontor.document.issue.DocumentIssuing;
import dev.kontor.order.OrderId;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The operations of staff on documents.
@Service
@Transactional
class DocumentDesk {

    private final DocumentIssuing issuing;
    private final FileService files;
    private final DocumentQueries queries;
    private final AuditLog audit;

    DocumentDesk(DocumentIssuing issuing, FileService files, DocumentQueries queries, AuditLog audit) {
        this.issuing = issuing;
        this.files = files;
        this.queries = queries;
        this.audit = audit;
    }

    public DocumentId issueInvoice(OrderId order) {
        var issued = issuing.invoice(order);
        if (issued.created()) {
            audit.record("document.issued", issued.id(), null, Map.of("number", queries.number(issued.id())));
        }
        return issued.id();
    }

    public void renderAgain(DocumentId id) {
        queries.number(id);
        files.renderAgain(id);
    }
}
