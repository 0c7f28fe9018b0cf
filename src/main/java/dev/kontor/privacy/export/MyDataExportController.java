package dev.kontor.privacy.export;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.DataExportId;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Exports of the signed-in customer's data.
@RestController
@RequestMapping("/store/v1/me/data-exports")
@RequiresCustomer
@Tag(name = "Account", description = "The profile and the address book of the signed-in customer.")
class MyDataExportController {

    private final DataExports exports;
    private final ArchiveDownload download;

    MyDataExportController(DataExports exports, ArchiveDownload download) {
        this.exports = exports;
        this.download = download;
    }

    /// Export my data.
    ///
    /// Starts a job that collects what the shop stores about the customer into a zip archive with JSON and CSV
    /// files. A second request within a day returns the same export.
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresRecentFactor
    @Operation(operationId = "createMyDataExport")
    ResponseEntity<OwnDataExport> create(Actor.Customer actor) {
        var export = exports.startOwn(actor.id());
        return ResponseEntity.accepted()
                .location(URI.create("/store/v1/me/data-exports/" + export.id().text()))
                .body(export);
    }

    /// Get an export of my data.
    ///
    /// Returns the status and when the archive expires.
    @GetMapping("/{id}")
    @Operation(operationId = "getMyDataExport")
    OwnDataExport get(Actor.Customer actor, @PathVariable DataExportId id) {
        return exports.own(actor.id(), id);
    }

    /// Download an export of my data.
    ///
    /// Returns the archive once the export is `READY`. If files are stored in a bucket, the response redirects
    /// to a short-lived URL.
    @GetMapping("/{id}/file")
    @RequiresRecentFactor
    @FileResponse(
            value = "application/zip",
            maxLength = 1_073_741_824,
            description = "The zip archive.",
            redirects = true)
    @Operation(operationId = "downloadMyDataExport")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<Resource> file(Actor.Customer actor, @PathVariable DataExportId id) {
        return download.send(id, exports.ownArchive(actor.id(), id));
    }
}
