package dev.kontor.checkout;

import dev.kontor.cart.CartId;
import dev.kontor.cart.TaxedCarts;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Admission;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Completes draft orders for staff.
@RestController
@Tag(name = "Draft orders")
class DraftCompletionController {

    private final CheckoutProcess process;
    private final TaxedCarts taxed;
    private final CarrierRates rates;

    DraftCompletionController(CheckoutProcess process, TaxedCarts taxed, CarrierRates rates) {
        this.process = process;
        this.taxed = taxed;
        this.rates = rates;
    }

    /// Complete a draft order.
    ///
    /// Turns the draft into an order with the checkout of carts: prices, taxes, promotions and stock are
    /// checked when the order is placed, and the order gets the held units. The payment method must need no
    /// data of the buyer. An order by bank transfer awaits its payment, which staff record at the order. A
    /// payment that the buyer has started but not submitted is canceled; a payment in progress must end first.
    /// Repeating the request with the same key never orders twice. The response 202 means that the outcome of
    /// the payment is unknown.
    @PostMapping("/admin/v1/draft-orders/{id}/complete")
    @RequiresPermission(Permission.ORDERS_WRITE)
    @Admission(Admission.Kind.BYPASSES)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "completeDraftOrder",
            responses = {
                @ApiResponse(responseCode = "201", description = "The order is placed."),
                @ApiResponse(responseCode = "202", description = "The outcome of the payment is unknown.")
            })
    @Problems({
        ProblemCode.PAYMENT_DECLINED,
        ProblemCode.PAYMENT_ACTION_REQUIRED,
        ProblemCode.PRICE_CHANGED,
        ProblemCode.PAYMENT_METHOD_MISMATCH,
        ProblemCode.CREDIT_LIMIT,
        ProblemCode.GIFT_CARD_CHANGED,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.CART_ALREADY_COMPLETED,
        ProblemCode.PAYMENT_PROVIDER_ERROR,
        ProblemCode.REJECTED
    })
    ResponseEntity<DraftCompletion> complete(
            @PathVariable CartId id,
            Actor actor,
            IdempotencyKey key,
            @RequestBody(required = false) @Valid @Nullable CompleteDraftOrder request) {
        var wanted = (request == null ? CompleteDraftOrder.NOTHING_DUE : request).request();
        var outcome = taxed.run(() -> rates.settled(() -> process.complete(id, actor, null, key, wanted)));
        var order = DraftCompletion.of(outcome);
        return switch (outcome) {
            case CheckoutProcess.Outcome.Placed _ -> Created.at("/admin/v1/orders", order.orderId(), order);
            case CheckoutProcess.Outcome.Pending _ ->
                ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, "5").body(order);
        };
    }
}
