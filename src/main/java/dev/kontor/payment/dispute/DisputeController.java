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

/// Serves disputes to staff.
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
    /// Returns disputed payments, newest first. Sort by `createdAt` or `amount`. Use `status=NEEDS_RESPONSE` with
    /// `evidenceDueAt.lte` for disputes that need a response soon. Respond to a dispute at the provider.
    @SortableBy({"-createdAt", "amount"})
    @GetMapping
    @Operation(operationId = "listDisputes")
    Page<Dispute> list(@ParameterObject @Valid DisputeFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a dispute.
    ///
    /// Returns the dispute in the state last reported by the provider.
    @GetMapping("/{id}")
    @Operation(operationId = "getDispute")
    Dispute get(@PathVariable DisputeId id) {
        return queries.get(id);
    }
}
