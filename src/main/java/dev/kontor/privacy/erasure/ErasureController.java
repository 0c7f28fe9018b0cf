package dev.kontor.privacy.erasure;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.openapi.FileResponse;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Attachment;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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

/// Requests to erase persons, for staff, and the proofs of erasures, for staff and programs.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class ErasureController {

    private final ErasureRequests requests;
    private final ErasureProofFile proofs;

    ErasureController(ErasureRequests requests, ErasureProofFile proofs) {
        this.requests = requests;
        this.proofs = proofs;
    }

    /// List erasure requests.
    ///
    /// Returns requests of customers, staff and retention settings, newest first. Sort by `requestedAt`.
    @SortableBy("-requestedAt")
    @GetMapping("/erasure-requests")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listErasureRequests")
    Page<ErasureRequestDetails> list(
            @ParameterObject @Valid ErasureFilter filter, @ParameterObject @Valid Listing listing) {
        return requests.list(filter, listing);
    }

    /// Request an erasure.
    ///
    /// Records the request of a customer, whose account is disabled immediately, or of a guest by e-mail
    /// address. Nothing is erased before the approval.
    @PostMapping("/erasure-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRecentFactor
    @Operation(operationId = "createErasureRequest")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ErasureRequestDetails> create(@RequestBody @Valid RequestErasure request, Actor actor) {
        var created = requests.create(request, actor);
        return Created.at("/admin/v1/erasure-requests", created.id(), created);
    }

    /// Get an erasure request.
    ///
    /// Returns the request with what prevents its approval and the proof of what was erased.
    @GetMapping("/erasure-requests/{id}")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "getErasureRequest")
    ErasureProof get(@PathVariable ErasureRequestId id) {
        return requests.get(id);
    }

    /// Approve an erasure request.
    ///
    /// Starts the job that erases the person, which cannot be undone. Fails with `erasure-blocked` while an
    /// order or return is open, a refund is owed, the customer has store credit, or a legal hold exists. An
    /// approved request whose job has failed is approved again, which starts the job again.
    @PostMapping("/erasure-requests/{id}/approve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresRecentFactor
    @Operation(operationId = "approveErasureRequest")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.ERASURE_BLOCKED})
    ErasureRequestDetails approve(@PathVariable ErasureRequestId id, Actor actor) {
        return requests.approve(id, actor.label());
    }

    /// Reject an erasure request.
    ///
    /// Enables the account of the customer again, unless it was disabled before the request.
    @PostMapping("/erasure-requests/{id}/reject")
    @RequiresRecentFactor
    @Operation(operationId = "rejectErasureRequest")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ErasureRequestDetails reject(
            @PathVariable ErasureRequestId id, @RequestBody @Valid RejectErasure rejection, Actor actor) {
        return requests.reject(id, rejection, actor);
    }

    /// @param since
    record Since(
            @Parameter(description = "Only erasures from this time on.", example = "2026-11-01T00:00:00Z") @Nullable
            Instant since) {}

    /// Export the proofs of erasures.
    ///
    /// Returns a line for each erased person, oldest first, at most 100,000: the request, the former id of the
    /// customer or a keyed hash of a guest's address, and the time. Store the file apart from backups: after a
    /// restore, `--repeat-erasures` erases these persons again.
    @GetMapping("/erasure-proofs")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "exportErasureProofs")
    @FileResponse(
            value = MediaType.APPLICATION_NDJSON_VALUE,
            maxLength = 41_943_040,
            description = "One JSON object a line.")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<byte[]> export(@ParameterObject @Valid Since since) {
        return Attachment.named("erasures.ndjson", MediaType.APPLICATION_NDJSON).body(proofs.write(since.since()));
    }
}
