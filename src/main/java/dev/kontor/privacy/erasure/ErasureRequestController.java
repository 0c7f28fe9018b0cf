package dev.kontor.privacy.erasure;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.ErasureRequestId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Requests to erase persons, for staff.
@RestController
@RequestMapping("/admin/v1/erasure-requests")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class ErasureRequestController {

    private final ErasureRequests requests;

    ErasureRequestController(ErasureRequests requests) {
        this.requests = requests;
    }

    /// List erasure requests.
    ///
    /// Returns requests of customers, staff and retention settings, newest first. Sort by `requestedAt`.
    @SortableBy(value = "requestedAt", byDefault = "-requestedAt")
    @GetMapping
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
    @PostMapping
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
    @GetMapping("/{id}")
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
    @PostMapping("/{id}/approve")
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
    @PostMapping("/{id}/reject")
    @RequiresRecentFactor
    @Operation(operationId = "rejectErasureRequest")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ErasureRequestDetails reject(
            @PathVariable ErasureRequestId id, @RequestBody @Valid RejectErasure rejection, Actor actor) {
        return requests.reject(id, rejection, actor);
    }
}
