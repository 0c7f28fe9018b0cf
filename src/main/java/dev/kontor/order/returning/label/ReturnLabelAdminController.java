package dev.kontor.order.returning.label;

import dev.kontor.media.FileDownload;
import dev.kontor.order.ReturnId;
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

/// Serves the labels of returns to staff.
@RestController
@RequestMapping("/admin/v1/returns/{id}/label")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns")
class ReturnLabelAdminController {

    private final LabelPurchase labels;

    ReturnLabelAdminController(LabelPurchase labels) {
        this.labels = labels;
    }

    /// Buy a label of a return.
    ///
    /// Buys a label with which the buyer sends the units of an approved return to the address of the return
    /// policy, and mails the buyer that it is ready. The response 202 means that the carrier's response is
    /// unknown; Kontor resolves it in the background and buys no second one. A return has one label at a time.
    @PostMapping
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "buyReturnLabel",
            responses = {
                @ApiResponse(responseCode = "201", description = "The label was bought.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The carrier's response is unknown.",
                        useReturnTypeSchema = true)
            })
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.ADDRESS_INVALID,
        ProblemCode.REJECTED,
        ProblemCode.DEPENDENCY_UNAVAILABLE
    })
    ResponseEntity<ReturnLabelDetails> buy(
            @PathVariable ReturnId id, @RequestBody @Valid BuyReturnLabel request, IdempotencyKey key) {
        var label = labels.byStaff(id, key, request);
        return label.status() == LabelStatus.BOUGHT
                ? ResponseEntity.created(URI.create("/admin/v1/returns/" + id.text() + "/label"))
                        .body(label)
                : ResponseEntity.accepted().body(label);
    }

    /// Get the label of a return.
    ///
    /// Returns the newest label of the return.
    @GetMapping
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "getReturnLabel")
    ReturnLabelDetails get(@PathVariable ReturnId id) {
        return labels.get(id);
    }

    /// Void the label of a return.
    ///
    /// Voids the label at the carrier, which usually refunds it, and removes its tracking from the return. If
    /// the carrier's response is unknown, the label is `VOIDING`, and Kontor repeats the request in the background.
    @PostMapping("/void")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "voidReturnLabel")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    ReturnLabelDetails cancel(@PathVariable ReturnId id) {
        return labels.cancel(id);
    }

    /// Download the label of a return.
    ///
    /// Returns the file of a label that was bought. If files are stored in a bucket, the response redirects to a
    /// short-lived URL.
    @GetMapping("/file")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "downloadReturnLabel")
    @FileResponse(
            value = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            maxLength = 2_097_152,
            redirects = true)
    ResponseEntity<Resource> file(@PathVariable ReturnId id) {
        var file = labels.file(id);
        return FileDownload.of(file.content(), file.name(), file.type());
    }
}
