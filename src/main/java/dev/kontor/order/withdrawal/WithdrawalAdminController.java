package dev.kontor.order.withdrawal;

import dev.kontor.identity.Actor;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The declarations of withdrawal, for staff.
@RestController
@RequestMapping("/admin/v1/withdrawals")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns")
class WithdrawalAdminController {

    private final WithdrawalService withdrawals;
    private final WithdrawalQueries queries;

    WithdrawalAdminController(WithdrawalService withdrawals, WithdrawalQueries queries) {
        this.withdrawals = withdrawals;
        this.queries = queries;
    }

    /// List withdrawals.
    ///
    /// Returns the declarations of consumers who withdraw from a contract, newest first. Sort by `receivedAt`.
    @SortableBy("-receivedAt")
    @GetMapping
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "listWithdrawals")
    Page<WithdrawalDetails> list(
            @ParameterObject @Valid WithdrawalFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a withdrawal.
    ///
    /// Returns the declaration as the consumer entered it.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "getWithdrawal")
    WithdrawalDetails get(@PathVariable WithdrawalId id) {
        return queries.get(id);
    }

    /// Assign a withdrawal to an order.
    ///
    /// Use it if the entered order number or e-mail address contains a typo. The acknowledgment is sent to the
    /// e-mail address of the order.
    @PostMapping("/{id}/assign")
    @Operation(operationId = "assignWithdrawal")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    WithdrawalDetails assign(@PathVariable WithdrawalId id, @RequestBody @Valid AssignWithdrawal request, Actor actor) {
        withdrawals.assign(id, request, actor.label());
        return queries.get(id);
    }

    /// Close a withdrawal.
    ///
    /// Records that staff have handled the declaration: they canceled the units that were not shipped, created
    /// a return for the others, or rejected the declaration because the withdrawal period has ended.
    @PostMapping("/{id}/close")
    @Operation(operationId = "closeWithdrawal")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    WithdrawalDetails close(@PathVariable WithdrawalId id, @RequestBody @Valid CloseWithdrawal request, Actor actor) {
        withdrawals.close(id, request, actor.label());
        return queries.get(id);
    }
}
