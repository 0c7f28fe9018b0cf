package dev.kontor.download.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the files of variants to staff.
@RestController
@RequestMapping("/admin/v1/variants/{id}/downloads")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Downloads", description = "Digital files for sale and their downloads.")
class VariantDownloadController {

    private final VariantDownloadService downloads;

    VariantDownloadController(VariantDownloadService downloads) {
        this.downloads = downloads;
    }

    /// Get the files of a variant.
    ///
    /// Returns the files that buyers of the variant can download. Send the `ETag` as `If-Match` to change them.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getVariantDownloads")
    OfferedDownloads get(@PathVariable VariantId id) {
        return downloads.get(id);
    }

    /// Set the files of a variant.
    ///
    /// Replaces the list of files. Each must be a private file of the media library (`access: PRIVATE`). Earlier
    /// buyers retain the files from the time of their purchase. The `ETag` of a variant without files is `"0"`.
    @PutMapping
    @Operation(operationId = "setVariantDownloads")
    @Problems(ProblemCode.REJECTED)
    OfferedDownloads set(@PathVariable VariantId id, IfMatch ifMatch, @RequestBody @Valid OfferDownloads request) {
        return downloads.set(id, ifMatch, request);
    }
}
