package dev.kontor.order.returning.label;

import dev.kontor.media.FileDownload;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.LabelStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the labels of returns to buyers.
@RestController
@RequestMapping("/store/v1/returns/{id}/label")
@RequiresCapability(RequiresCapability.ORDER_TOKEN)
@Tag(name = "Returns")
class OwnReturnLabelController {

    private final LabelPurchase labels;

    OwnReturnLabelController(LabelPurchase labels) {
        this.labels = labels;
    }

    /// Get a label for an own return.
    ///
    /// Returns the label of an approved return, or buys one if the shop offers labels; see `actions` of the
    /// return. The response 202 means that the carrier has not responded yet: get the label again later.
    @RateLimited(LimitPolicy.RETURN_LABEL)
    @PostMapping
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "requestReturnLabel",
            responses = {
                @ApiResponse(responseCode = "201", description = "The label is ready.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The carrier's response is unknown.",
                        useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    ResponseEntity<OwnReturnLabel> request(@PathVariable ReturnId id, Owner owner, IdempotencyKey key) {
        var label = labels.byShopper(id, key, owner);
        return label.status() == LabelStatus.BOUGHT
                ? ResponseEntity.created(URI.create("/store/v1/returns/" + id.text() + "/label"))
                        .body(label)
                : ResponseEntity.accepted().body(label);
    }

    /// Get the label of an own return.
    ///
    /// Returns the newest label of the return, bought by the shop or the buyer.
    @GetMapping
    @Operation(operationId = "getOwnReturnLabel")
    OwnReturnLabel get(@PathVariable ReturnId id, Owner owner) {
        return labels.own(id, owner);
    }

    /// Download the label of an own return.
    ///
    /// Returns the file to print. If files are stored in a bucket, the response redirects to a short-lived URL.
    @GetMapping("/file")
    @Operation(operationId = "downloadOwnReturnLabel")
    @FileResponse(
            value = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            maxLength = 2_097_152,
            redirects = true)
    ResponseEntity<Resource> file(@PathVariable ReturnId id, Owner owner) {
        var file = labels.file(id, owner);
        return FileDownload.of(file.content(), file.name(), file.type());
    }
}
