package dev.kontor.order.returning.reason;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manages the reasons for returns.
@RestController
@RequestMapping("/admin/v1/return-reasons")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ReturnReasonAdminController {

    private final ReturnReasonService reasons;

    ReturnReasonAdminController(ReturnReasonService reasons) {
        this.reasons = reasons;
    }

    /// List reasons for returns.
    ///
    /// Returns all reasons, including inactive ones. Sort by `position` or `code`.
    @SortableBy({"position", "code"})
    @GetMapping
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "listReturnReasons")
    Page<ReturnReasonDetails> list(@ParameterObject @Valid Listing listing) {
        return reasons.list(listing);
    }

    /// Create a reason for returns.
    ///
    /// A shop has at most 100 reasons.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createReturnReason")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.QUANTITY_LIMIT})
    ResponseEntity<ReturnReasonDetails> create(@RequestBody @Valid SaveReturnReason request) {
        var reason = reasons.create(request);
        return Created.at("/admin/v1/return-reasons", reason.id(), reason);
    }

    /// Get a reason for returns.
    ///
    /// Changing the reason requires the returned `ETag`.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "getReturnReason")
    ReturnReasonDetails get(@PathVariable ReturnReasonId id) {
        return reasons.get(id);
    }

    /// Change a reason for returns.
    ///
    /// Takes a JSON merge patch: absent fields stay unchanged, `null` clears a field. Existing returns
    /// keep the code and the label that were chosen.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeReturnReason")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ReturnReasonDetails change(@PathVariable ReturnReasonId id, IfMatch ifMatch, MergePatch<SaveReturnReason> patch) {
        return reasons.change(id, ifMatch, patch);
    }

    /// Delete a reason for returns.
    ///
    /// Existing returns keep its code and label.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteReturnReason")
    void delete(@PathVariable ReturnReasonId id, IfMatch ifMatch) {
        reasons.delete(id, ifMatch);
    }
}
