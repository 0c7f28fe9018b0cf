package dev.kontor.order.replacement;

import dev.kontor.identity.Actor;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnDetails;
import dev.kontor.order.returning.ReturnQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
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

/// Exchanges returned units for others.
@RestController
@RequestMapping("/admin/v1/returns/{id}")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ExchangeAdminController {

    private final ExchangeConfirmation confirmation;
    private final ExchangeSettlement settlement;
    private final ReturnQueries queries;

    ExchangeAdminController(ExchangeConfirmation confirmation, ExchangeSettlement settlement, ReturnQueries queries) {
        this.confirmation = confirmation;
        this.settlement = settlement;
        this.queries = queries;
    }

    /// Preview the exchange of a return.
    ///
    /// Calculates what the returned units are worth, as a refund of them would give, what the replacements
    /// cost with their taxes, and the amount to pay or to refund. Changes nothing.
    @PostMapping("/exchange-preview")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "previewReturnExchange")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    ExchangePreview preview(@PathVariable ReturnId id, @RequestBody @Valid PlanExchange request, Actor actor) {
        return confirmation.preview(id, request, actor);
    }

    /// Exchange a return.
    ///
    /// Places an order with the replacements for the buyer. The value of the returned units is reserved and
    /// pays it when they were received; until then, nothing else can be refunded of them. If the replacements
    /// cost more, the buyer pays the difference by `paymentMethod`; if they cost less, the rest is refunded,
    /// which requires the permission `payments:refund`. Stock is allocated at once. `If-Match` is
    /// `returnVersion` of the preview. To undo the exchange, cancel the new order.
    @RequiresRecentFactor
    @PostMapping("/exchange")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "exchangeReturn")
    @Problems({
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.PRICE_CHANGED,
        ProblemCode.REJECTED
    })
    ReturnDetails exchange(
            @PathVariable ReturnId id, IfMatch ifMatch, @RequestBody @Valid ConfirmExchange request, Actor actor) {
        confirmation.confirm(id, ifMatch, request, actor);
        return queries.get(id);
    }

    /// Settle the exchange of a return.
    ///
    /// Lets the whole value of the units pay the replacements although some of them did not arrive or are
    /// lost. Kontor settles an exchange by itself once all units were received.
    @RequiresRecentFactor
    @PostMapping("/exchange/settle")
    @RequiresPermission(Permission.PAYMENTS_REFUND)
    @Operation(operationId = "settleReturnExchange")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ReturnDetails settle(@PathVariable ReturnId id) {
        settlement.settleByStaff(id);
        return queries.get(id);
    }
}
