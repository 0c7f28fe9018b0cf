package dev.kontor.order.fulfillment;

import dev.kontor.media.FileDownload;
import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.LabelStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the labels of parcels to staff.
@RestController
@RequestMapping("/admin/v1/fulfillments/{id}/label")
@RequiresPermission(Permission.FULFILLMENTS_WRITE)
@Tag(name = "Fulfillments")
class FulfillmentLabelController {

    private final FulfillmentLabels labels;

    FulfillmentLabelController(FulfillmentLabels labels) {
        this.labels = labels;
    }

    /// Buy a label.
    ///
    /// Buys a label for a pending parcel from a carrier, and sets the tracking of the parcel. The response 202
    /// means that the carrier's response is unknown; Kontor resolves it in the background and buys no second one.
    /// A parcel has one label at a time.
    @PostMapping
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "buyLabel",
            responses = {
                @ApiResponse(responseCode = "201", description = "The label was bought.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The carrier's response is unknown.",
                        useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    ResponseEntity<LabelDetails> buy(
            @PathVariable FulfillmentId id, @RequestBody @Valid BuyLabel request, IdempotencyKey key) {
        var label = labels.buy(id, key, request);
        return label.status() == LabelStatus.BOUGHT
                ? ResponseEntity.created(URI.create("/admin/v1/fulfillments/" + id.text() + "/label"))
                        .body(label)
                : ResponseEntity.accepted().body(label);
    }

    /// Get a label.
    ///
    /// Returns the newest label of the parcel.
    @GetMapping
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(operationId = "getLabel")
    LabelDetails get(@PathVariable FulfillmentId id) {
        return labels.get(id);
    }

    /// Void a label.
    ///
    /// Voids the label at the carrier, which usually refunds it, and removes its tracking from the parcel. If the
    /// carrier's response is unknown, the label is `VOIDING`, and Kontor repeats the request in the background.
    @PostMapping("/void")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "voidLabel")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    LabelDetails cancel(@PathVariable FulfillmentId id) {
        return labels.cancel(id);
    }

    /// Download a label.
    ///
    /// Returns the file of a label that was bought. If files are stored in a bucket, the response redirects to a
    /// short-lived URL.
    @GetMapping("/file")
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(operationId = "downloadLabel")
    @FileResponse(value = MediaType.APPLICATION_OCTET_STREAM_VALUE, maxLength = 2_097_152, redirects = true)
    ResponseEntity<Resource> file(@PathVariable FulfillmentId id) {
        var file = labels.file(id);
        return FileDownload.of(file.content(), file.name(), MediaType.APPLICATION_OCTET_STREAM);
    }
}
