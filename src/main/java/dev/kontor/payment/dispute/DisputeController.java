package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Disputes, for staff.
@RestController
@RequestMapping("/admin/v1/disputes")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Payments")
class DisputeController {

    private final DisputeQueries queries;

    DisputeController(DisputeQueries queries) {
        this.queries = queries;
    }

    /// List disputes.
    ///
    /// Payments that their buyers dispute with their bank, the newest first. Sort by `createdAt` or `amount`. What
    /// has to be answered soon: `status=NEEDS_RESPONSE` with `evidenceDueAt.lte`. The answer is given at the
    /// provider.
    @SortableBy(
            value = {"createdAt", "amount"},
            byDefault = "-createdAt")
    @GetMapping
    @Operation(operationId = "listDisputes")
    Page<DisputeDetails> list(@ParameterObject @Valid DisputeFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a dispute.
    ///
    /// Where it stands, as the provider last told.
    @GetMapping("/{id}")
    @Operation(operationId = "getDispute")
    DisputeDetails get(@PathVariable DisputeId id) {
        return queries.get(id);
    }
}
