package dev.kontor.document.api;

import dev.kontor.document.DocumentId;
import dev.kontor.document.file.DocumentDownload;
import dev.kontor.document.file.DocumentDownload.Format;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Issues, lists and downloads documents for staff.
@RestController
@RequiresPermission(Permission.DOCUMENTS_READ)
@Tag(name = "Documents", description = "Invoices and credit notes with their files.")
class DocumentAdminController {

    private final DocumentDesk desk;
    private final DocumentQueries queries;
    private final DocumentDownload download;

    DocumentAdminController(DocumentDesk desk, DocumentQueries queries, DocumentDownload download) {
        this.desk = desk;
        this.queries = queries;
        this.download = download;
    }

    /// List documents.
    ///
    /// Returns invoices and credit notes, newest first. Sort by `issuedAt`, `total` or `number`.
    @SortableBy({"-issuedAt", "total", "number"})
    @GetMapping("/admin/v1/documents")
    @Operation(operationId = "listDocuments")
    Page<DocumentSummary> list(@ParameterObject @Valid DocumentFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a document.
    ///
    /// Returns the document with everything it says, as copied when it was issued.
    @GetMapping("/admin/v1/documents/{id}")
    @Operation(operationId = "getDocument")
    DocumentDetails get(@PathVariable DocumentId id) {
        return queries.get(id);
    }

    /// Issue the invoice of an order.
    ///
    /// Returns the invoice with a number from the channel's gapless series; if the order has an
    /// invoice, returns that one. Requires document settings of the channel and an order that is placed
    /// and not canceled. Its files follow in seconds, and credit notes if the order has refunds.
    @PostMapping("/admin/v1/orders/{id}/invoice")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "issueInvoice")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    DocumentDetails issue(@PathVariable OrderId id) {
        return queries.get(desk.issueInvoice(id));
    }

    /// Render the files of a document again.
    ///
    /// Replaces the files, for example after a failed rendering. Number and content stay the same.
    @PostMapping("/admin/v1/documents/{id}/render")
    @RequiresPermission(Permission.DOCUMENTS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "renderDocument")
    DocumentDetails render(@PathVariable DocumentId id) {
        desk.renderAgain(id);
        return queries.get(id);
    }

    /// Download a document as PDF.
    ///
    /// Returns a PDF/A-3 file with the electronic invoice embedded (Factur-X, ZUGFeRD). If files are
    /// stored in a bucket, the response redirects to a short-lived URL. Fails while the file is being
    /// rendered.
    @GetMapping("/admin/v1/documents/{id}/pdf")
    @FileResponse(value = MediaType.APPLICATION_PDF_VALUE, maxLength = 10_485_760, redirects = true)
    @Operation(operationId = "downloadDocumentPdf")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> pdf(@PathVariable DocumentId id) {
        return download.send(id, queries.number(id), Format.PDF);
    }

    /// Download a document as XML.
    ///
    /// Returns the electronic invoice in the syntax CII, by XRechnung where the addresses allow. There
    /// is none if jurisdictions levy taxes or the currency has three decimals. If files are stored in a
    /// bucket, the response redirects to a short-lived URL. Fails while the file is being rendered.
    @GetMapping("/admin/v1/documents/{id}/xml")
    @FileResponse(value = MediaType.APPLICATION_XML_VALUE, maxLength = 10_485_760, redirects = true)
    @Operation(operationId = "downloadDocumentXml")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> xml(@PathVariable DocumentId id) {
        return download.send(id, queries.number(id), Format.XML);
    }
}
