package dev.kontor.exchange.exports;

import dev.kontor.exchange.ExportId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves exports to staff.
@RestController
@RequestMapping("/admin/v1/exports")
@RequiresPermission(Permission.EXPORTS_WRITE)
@Tag(
        name = "Exports",
        description = "Export products, prices, stock, orders, customers and newsletter subscribers as files.")
class ExportController {

    private final ExportService service;
    private final ExportRepository exports;
    private final FileDownload download;

    ExportController(ExportService service, ExportRepository exports, FileDownload download) {
        this.service = service;
        this.exports = exports;
        this.download = download;
    }

    /// List exports.
    ///
    /// Returns all exports with their status, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.EXPORTS_READ)
    @Operation(operationId = "listExports")
    Page<ExportDetails> list(@ParameterObject @Valid Listing listing) {
        var page = exports.list(listing);
        return new Page<>(service.details(page.items()), page.page());
    }

    /// Start an export.
    ///
    /// Exports all products except archived ones, all base and list prices, all stock levels, all orders, all
    /// customers, or all newsletter subscribers. Files of products, prices, stock and customers can be imported
    /// again; without edits, the import changes nothing. Exporting orders also requires `orders:read`, exporting
    /// customers `customers:read`, exporting subscribers `newsletter:read`. A CSV file has one row per variant,
    /// price, level, order line, address or subscriber, with spreadsheet formulas escaped. Use `CSV_SEMICOLON`
    /// for spreadsheets in German, French and most other languages of Europe, which expect semicolons and decimal
    /// commas, and would show `12.50` of a `CSV` file as a date.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresRecentFactor
    @Operation(operationId = "createExport")
    @Problems(ProblemCode.INVALID_FILTER)
    ResponseEntity<ExportDetails> create(@RequestBody @Valid StartExport request, Actor actor) {
        var export = service.start(request, actor);
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/exports/" + export.id().text()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(export);
    }

    /// Get an export.
    ///
    /// Returns the status of the export and the expiry of its file.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.EXPORTS_READ)
    @Operation(operationId = "getExport")
    ExportDetails get(@PathVariable ExportId id) {
        return service.get(id);
    }

    /// Download the file of an export.
    ///
    /// Available once the export is `READY`. Resume an interrupted download with `Range: bytes=…`. Files of
    /// orders also require `orders:read`, files of customers `customers:read`, files of subscribers
    /// `newsletter:read`.
    @GetMapping("/{id}/file")
    @RequiresPermission(Permission.EXPORTS_READ)
    @RequiresRecentFactor
    @Operation(operationId = "getExportFile")
    @FileResponse(
            value = {"text/csv", MediaType.APPLICATION_NDJSON_VALUE},
            maxLength = 1_073_741_824,
            example = {"id,externalId,title\n", "{\"title\":\"Espresso cup\"}\n"},
            ranges = true)
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void file(@PathVariable ExportId id, Actor actor, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        download.send(service.file(id, actor), request, response);
    }
}
