package dev.kontor.privacy.export;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.DataExportId;
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
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Exports of personal data, for staff.
@RestController
@RequestMapping("/admin/v1/data-exports")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class DataExportController {

    private final DataExports exports;
    private final ArchiveDownload download;

    DataExportController(DataExports exports, ArchiveDownload download) {
        this.exports = exports;
        this.download = download;
    }

    /// List exports of personal data.
    ///
    /// Returns exports of customers and staff, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listDataExports")
    Page<DataExportDetails> list(@ParameterObject @Valid Listing listing) {
        return exports.list(listing);
    }

    /// Export the data of a person.
    ///
    /// Starts a job that collects what the shop stores about a customer, or about the guest orders with an
    /// e-mail address, into a zip archive with JSON and CSV files.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresRecentFactor
    @Operation(operationId = "createDataExport")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<DataExportDetails> create(@RequestBody @Valid RequestDataExport request, Actor actor) {
        var started = exports.start(request, actor);
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/data-exports/" + started.id().text()))
                .body(started);
    }

    /// Get an export of personal data.
    ///
    /// Returns the status and when the archive expires.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "getDataExport")
    DataExportDetails get(@PathVariable DataExportId id) {
        return exports.get(id);
    }

    /// Download an export of personal data.
    ///
    /// Returns the archive once the export is `READY`. If files are stored in a bucket, the response redirects
    /// to a short-lived URL. The audit log records the download.
    @GetMapping("/{id}/file")
    @RequiresRecentFactor
    @FileResponse(
            value = "application/zip",
            maxLength = 1_073_741_824,
            description = "The zip archive.",
            redirects = true)
    @Operation(operationId = "downloadDataExport")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> file(@PathVariable DataExportId id) {
        return download.send(id, exports.fetch(id));
    }
}
