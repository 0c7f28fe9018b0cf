package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
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

    @SortableBy(
            value = {"createdAt", "amount"},
            byDefault = "-createdAt")
    @GetMapping
    @Operation(
            operationId = "listDisputes",
            summary = "List disputes",
            description = "Payments that their buyers dispute with their bank, the newest first. Sort by `createdAt` or"
                    + " `amount`. What has to be answered soon: `status=NEEDS_RESPONSE` with `evidenceDueAt.lte`. The"
                    + " answer is given at the provider.")
    @Problems({ProblemCode.INVALID_FILTER, ProblemCode.INVALID_CURSOR})
    Page<DisputeDetails> list(@ParameterObject @Valid DisputeFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getDispute",
            summary = "Get a dispute",
            description = "Where it stands, as the provider last told.")
    @Problems(ProblemCode.NOT_FOUND)
    DisputeDetails get(@PathVariable DisputeId id) {
        return queries.get(id);
    }
}
