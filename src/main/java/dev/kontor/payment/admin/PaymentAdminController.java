package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.processing.PaymentService;
import dev.kontor.payment.processing.RefundPayment;
import dev.kontor.payment.processing.RefundProcess;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/// Serves payments and refunds to staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Payments", description = "View, capture, void and refund payments.")
class PaymentAdminController {

    private final PaymentService service;
    private final RefundProcess refunds;
    private final PaymentQueries queries;

    PaymentAdminController(PaymentService service, RefundProcess refunds, PaymentQueries queries) {
        this.service = service;
        this.refunds = refunds;
        this.queries = queries;
    }

    /// List payments.
    ///
    /// Returns all payments, newest first. Sort by `createdAt` or `amount`. With `alert=true`, only those that need
    /// attention.
    @SortableBy({"-createdAt", "amount"})
    @GetMapping("/payments")
    @Operation(operationId = "listPayments")
    Page<PaymentSummary> list(@ParameterObject @Valid PaymentFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a payment.
    ///
    /// Returns the payment with all requests to its provider, its refunds and its disputes.
    @GetMapping("/payments/{id}")
    @Operation(operationId = "getPayment")
    PaymentDetails get(@PathVariable PaymentId id) {
        return queries.details(id);
    }

    /// Capture a payment.
    ///
    /// Captures all or a part of the authorized amount. The response 202 means that the provider's response is
    /// unknown; Kontor resolves it in the background.
    @PostMapping("/payments/{id}/capture")
    @RequiresPermission(Permission.PAYMENTS_CAPTURE)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "capturePayment",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The payment was captured.",
                        useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The provider's response is unknown.",
                        useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.PAYMENT_DECLINED, ProblemCode.PAYMENT_PROVIDER_ERROR})
    ResponseEntity<PaymentDetails> capture(
            @PathVariable PaymentId id, @RequestBody @Valid CapturePayment request, IdempotencyKey key) {
        service.capture(id, request.amount(), key);
        return answer(id);
    }

    /// Void a payment.
    ///
    /// Voids a payment before it is captured, or the rest of a partially captured one. Then nothing more can be
    /// captured, and the order counts as paid. The response 202 means that the provider's response is unknown;
    /// Kontor resolves it in the background.
    @PostMapping("/payments/{id}/void")
    @RequiresPermission(Permission.PAYMENTS_CAPTURE)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(
            operationId = "voidPayment",
            responses = {
                @ApiResponse(responseCode = "200", description = "The payment was voided.", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "The provider's response is unknown.",
                        useReturnTypeSchema = true)
            })
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.PAYMENT_PROVIDER_ERROR})
    ResponseEntity<PaymentDetails> cancel(@PathVariable PaymentId id, IdempotencyKey key) {
        service.cancel(id, key);
        return answer(id);
    }

    /// Refund a payment.
    ///
    /// Refunds captured money: for `items`, an `amount` as goodwill, or everything left if both are absent. An
    /// item cannot be refunded beyond what was paid for it; units without an amount get their share of it.
    /// Money that is missing of units that were refunded before is an item with the quantity 0.
    /// Refunded units that were not shipped are removed from the order unless `keepUnits` is set. A disputed
    /// amount cannot be refunded until the dispute is closed. The refund is `UNKNOWN` while the provider's
    /// response is unknown, and `FAILED` if the provider rejected it. Its amount counts as refunded until it
    /// fails. If the provider rejects refunds, pay the buyer and record it with `paidByStaff`. Units that are
    /// gift cards lose their value; `gift-card-used` if it was spent.
    @RequiresRecentFactor
    @PostMapping("/payments/{id}/refunds")
    @RequiresPermission(Permission.PAYMENTS_REFUND)
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.PROCESS)
    @Operation(operationId = "refundPayment")
    @Problems({
        ProblemCode.GIFT_CARD_USED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.REFUND_EXCEEDS_PAYMENT,
        ProblemCode.PAYMENT_DISPUTED,
        ProblemCode.REJECTED
    })
    ResponseEntity<RefundDetails> refund(
            @PathVariable PaymentId id, @RequestBody @Valid RefundPayment request, IdempotencyKey key) {
        request.requirePositive();
        var refund = refunds.refund(id, request.toRequest(key));
        return Created.at("/admin/v1/refunds", refund.id(), RefundDetails.of(refund));
    }

    /// Get a refund.
    ///
    /// Returns the refund with its status.
    @GetMapping("/refunds/{id}")
    @Operation(operationId = "getRefund")
    RefundDetails getRefund(@PathVariable RefundId id) {
        return queries.refund(id);
    }

    private ResponseEntity<PaymentDetails> answer(PaymentId id) {
        var details = queries.details(id);
        return ResponseEntity.status(details.pending() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(details);
    }
}
