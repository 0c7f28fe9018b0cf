package dev.kontor.payment.reconciliation;

import dev.kontor.payment.ReconciliationId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/// Serves reconciliations of providers with the ledger to staff.
@RestController
@RequestMapping("/admin/v1/reconciliations")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Payments")
class ReconciliationController {

    private final ReconciliationService service;
    private final ReconciliationQueries queries;

    ReconciliationController(ReconciliationService service, ReconciliationQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// Start a reconciliation.
    ///
    /// Reads all charges of the provider in the period in the background and lists differences to the ledger.
    /// Payments that are in progress or changed in the minutes before are excluded.
    @PostMapping
    @RequiresPermission(Permission.PAYMENTS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "startReconciliation")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<Reconciliation> start(@RequestBody @Valid StartReconciliation request) {
        var id = service.start(request);
        return ResponseEntity.accepted()
                .location(URI.create("/admin/v1/reconciliations/" + id.text()))
                .body(queries.get(id));
    }

    /// List reconciliations.
    ///
    /// Returns all reconciliations, newest first. Sort by `startedAt`.
    @SortableBy("-startedAt")
    @GetMapping
    @Operation(operationId = "listReconciliations")
    Page<Reconciliation> list(@ParameterObject @Valid Listing listing) {
        return queries.list(listing);
    }

    /// Get a reconciliation.
    ///
    /// Returns the progress and the number of differences.
    @GetMapping("/{id}")
    @Operation(operationId = "getReconciliation")
    Reconciliation get(@PathVariable ReconciliationId id) {
        return queries.get(id);
    }

    /// List the differences of a reconciliation.
    ///
    /// Returns where the provider and the ledger differ: charges without a payment or order, payments without a
    /// charge, and different amounts.
    @SortableBy("kind")
    @GetMapping("/{id}/differences")
    @Operation(operationId = "listReconciliationDifferences")
    Page<ReconciliationDifference> differences(
            @PathVariable ReconciliationId id, @ParameterObject @Valid Listing listing) {
        return queries.differences(id, listing);
    }
}
