package dev.kontor.document.slip;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves packing slips to staff.
@RestController
@RequiresPermission(Permission.FULFILLMENTS_READ)
@Tag(name = "Fulfillments")
class PackingSlipController {

    private final PackingSlips slips;

    PackingSlipController(PackingSlips slips) {
        this.slips = slips;
    }

    /// Download a packing slip.
    ///
    /// Returns a PDF/A-3 file that lists the units of the parcel, without prices, in the language of the
    /// buyer. It is rendered from the current parcel and not stored. Canceled fulfillments have none.
    @GetMapping("/admin/v1/fulfillments/{id}/packing-slip")
    @Operation(
            operationId = "downloadPackingSlip",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The PDF file.",
                            content =
                                    @Content(
                                            mediaType = "application/pdf",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            format = "binary",
                                                            maxLength = 10_485_760))))
    ResponseEntity<byte[]> download(@PathVariable FulfillmentId id) {
        var slip = slips.render(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(slip.name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(slip.content());
    }
}
