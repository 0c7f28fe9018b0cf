package dev.kontor.order.returning.refund;

import dev.kontor.identity.Actor;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnDetails;
import dev.kontor.order.returning.ReturnQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Refunds returned units.
@RestController
@RequestMapping("/admin/v1/returns")
@RequiresPermission(Permission.PAYMENTS_REFUND)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ReturnRefundController {

    private final ReturnRefunds refunds;
    private final ReturnQueries queries;

    ReturnRefundController(ReturnRefunds refunds, ReturnQueries queries) {
        this.refunds = refunds;
        this.queries = queries;
    }

    /// Preview the refund of a return.
    ///
    /// Calculates what the refund would be: the price of the units, less the restocking fee, plus shipping, with
    /// its taxes. `credited` is the part that is not paid out because the buyer still owes it. Changes nothing.
    @PostMapping("/{id}/refund-preview")
    @RequiresPermission(Permission.RETURNS_READ)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "previewReturnRefund")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    ReturnRefundQuote preview(@PathVariable ReturnId id, @RequestBody @Valid RefundReturn request) {
        return refunds.preview(id, request);
    }

    /// Refund a return.
    ///
    /// Refunds received units. If the order is not paid in full, what the buyer still has to pay is
    /// reduced at once; only the rest is refunded to the payments of the order, including gift cards and
    /// store credit. The rest is `PENDING` in the response; Kontor then sends it to the providers and
    /// retries until its outcome is known. Each unit is refunded once. A failed refund can be repeated.
    /// If only a part of it succeeded, as one of several payments rejected its part, a request for the
    /// same units or without `items` refunds exactly the rest; fee and shipping of the request do not
    /// count then. If the provider rejects it for good, pay the buyer and repeat it with `paidByStaff`.
    @RequiresRecentFactor
    @PostMapping("/{id}/refund")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "refundReturn")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    ReturnDetails refund(@PathVariable ReturnId id, @RequestBody @Valid RefundReturn request, Actor actor) {
        refunds.refund(id, request, actor.label());
        return queries.get(id);
    }
}
