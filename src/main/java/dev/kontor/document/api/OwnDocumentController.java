package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.document.file.DocumentDownload;
import dev.kontor.document.file.DocumentDownload.Format;
import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the documents of an order to its buyer.
@RestController
@RequestMapping("/store/v1/orders/{id}/documents")
@Tag(name = "Documents", description = "Invoices and credit notes of a buyer's own orders.")
class OwnDocumentController {

    private final Orders orders;
    private final DocumentQueries queries;
    private final DocumentDownload download;

    OwnDocumentController(Orders orders, DocumentQueries queries, DocumentDownload download) {
        this.orders = orders;
        this.queries = queries;
        this.download = download;
    }

    /// List the documents of an order.
    ///
    /// Returns the invoice and credit notes, oldest first. Requires the customer who placed the order
    /// or the order token from the checkout.
    @GetMapping
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Operation(operationId = "listOwnDocuments")
    Page<OwnDocument> list(
            @PathVariable OrderId id,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return Page.whole(own(id, actor, token));
    }

    /// Download a document of an order as PDF.
    ///
    /// Requires the customer who placed the order or the order token from the checkout. If files are
    /// stored in a bucket, the response redirects to a short-lived URL. Fails while the file is being
    /// rendered.
    @GetMapping("/{documentId}/pdf")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760, redirects = true)
    @Operation(operationId = "downloadOwnDocumentPdf")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> pdf(
            @PathVariable OrderId id,
            @PathVariable DocumentId documentId,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return send(id, documentId, token, actor, Format.PDF);
    }

    /// Download a document of an order as XML.
    ///
    /// Returns the electronic invoice of documents with `electronic`. Requires the customer who placed
    /// the order or the order token from the checkout. If files are stored in a bucket, the response
    /// redirects to a short-lived URL. Fails while the file is being rendered.
    @GetMapping("/{documentId}/xml")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @FileResponse(value = MediaType.APPLICATION_XML_VALUE, maxLength = 10_485_760, redirects = true)
    @Operation(operationId = "downloadOwnDocumentXml")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> xml(
            @PathVariable OrderId id,
            @PathVariable DocumentId documentId,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return send(id, documentId, token, actor, Format.XML);
    }

    private ResponseEntity<Resource> send(
            OrderId id, DocumentId documentId, @Nullable String token, Actor actor, Format format) {
        var document = own(id, actor, token).stream()
                .filter(candidate -> candidate.id().equals(documentId))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("document", documentId));
        return download.send(documentId, document.number(), format);
    }

    private List<OwnDocument> own(OrderId id, Actor actor, @Nullable String token) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        return queries.ofOrder(order.id());
    }
}
