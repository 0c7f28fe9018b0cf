package dev.kontor.privacy.hold;

import dev.kontor.identity.Actor;
import dev.kontor.privacy.LegalHoldId;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Legal holds, for staff.
@RestController
@RequestMapping("/admin/v1/legal-holds")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(
        name = "Privacy",
        description = "Export and erase persons, with approval and proof, and hold data back for legal reasons.")
class LegalHoldController {

    private final LegalHolds holds;

    LegalHoldController(LegalHolds holds) {
        this.holds = holds;
    }

    /// List legal holds.
    ///
    /// Returns the persons who must not be erased, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listLegalHolds")
    Page<LegalHoldDetails> list(@ParameterObject @Valid Listing listing) {
        return holds.list(listing);
    }

    /// Set a legal hold.
    ///
    /// Prevents the erasure of a customer or of the guest orders with an e-mail address until the hold ends.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createLegalHold")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<LegalHoldDetails> create(@RequestBody @Valid CreateLegalHold request, Actor actor) {
        var created = holds.create(request, actor);
        return Created.at("/admin/v1/legal-holds", created.id(), created);
    }

    /// Get a legal hold.
    ///
    /// Returns the person and the reason.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "getLegalHold")
    LegalHoldDetails get(@PathVariable LegalHoldId id) {
        return holds.get(id);
    }

    /// End a legal hold.
    ///
    /// The person can be erased from now on. The audit log records who ended the hold.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresRecentFactor
    @Operation(operationId = "endLegalHold")
    void end(@PathVariable LegalHoldId id) {
        holds.end(id);
    }
}
