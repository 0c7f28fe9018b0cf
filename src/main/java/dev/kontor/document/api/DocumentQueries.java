package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads documents for staff and buyers.
@Repository
class DocumentQueries {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "-issuedAt",
            SortField.time("issuedAt", "issued_at"),
            SortField.number("total", "gross_minor"),
            SortField.text("number", "number"));
    private static final String FROM = "document.documents d join document.files f on f.document_id = d.id";
    private static final String SUMMARY = """
            d.id, d.kind, d.number, d.order_id, d.order_number, d.channel, d.issued_on, d.issued_at, d.currency,
            d.gross_minor as total_minor, d.gross_minor, f.status, f.xml_object is not null as electronic
            """;

    private final KeysetLists lists;
    private final JdbcClient jdbc;

    DocumentQueries(KeysetLists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    Page<DocumentSummary> list(DocumentFilter filter, Listing listing) {
        return lists.select(SUMMARY, FROM)
                .where(filter.conditions())
                .page(listing, SORTING, DocumentSummary.class, filter);
    }

    DocumentDetails get(DocumentId id) {
        return jdbc.sql("select d.*, f.status, f.problem, f.ready_at, f.xml_object is not null as electronic from "
                        + FROM + " where d.id = :id")
                .param("id", id)
                .query(DocumentDetails.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("document", id));
    }

    String number(DocumentId id) {
        return jdbc.sql("select number from document.documents where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("document", id));
    }

    List<OwnDocument> ofOrder(OrderId order) {
        return jdbc.sql("select " + SUMMARY + " from " + FROM + " where d.order_id = :order order by d.id")
                .param("order", order)
                .query(OwnDocument.class)
                .list();
    }
}
