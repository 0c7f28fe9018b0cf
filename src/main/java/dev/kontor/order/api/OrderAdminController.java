package dev.kontor.order.api;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.cancellation.CancelOrder;
import dev.kontor.order.cancellation.OrderCancellation;
import dev.kontor.order.change.ChangeOrder;
import dev.kontor.order.change.OrderChanges;
import dev.kontor.order.change.WriteNote;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.payment.ReceivedPayments;
import dev.kontor.order.payment.RecordPayment;
import dev.kontor.order.payment.RecordedPayment;
import dev.kontor.order.payment.RefundOverpayment;
import dev.kontor.order.payment.WriteOffDebt;
import dev.kontor.order.payment.WriteOffs;
import dev.kontor.order.read.ManagedOrder;
import dev.kontor.order.read.OrderExplanations;
import dev.kontor.order.read.OrderFilter;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.order.read.OrderSummary;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves orders to staff.
@RestController
@RequestMapping("/admin/v1/orders")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders", description = "View, change and cancel orders.")
class OrderAdminController {

    private final OrderQueries queries;
    private final OrderChanges changes;
    private final OrderCancellation cancellation;
    private final OrderExplanations explanations;
    private final ReceivedPayments received;
    private final WriteOffs writeOffs;

    OrderAdminController(
            OrderQueries queries,
            OrderChanges changes,
            OrderCancellation cancellation,
            OrderExplanations explanations,
            ReceivedPayments received,
            WriteOffs writeOffs) {
        this.queries = queries;
        this.explanations = explanations;
        this.received = received;
        this.writeOffs = writeOffs;
        this.changes = changes;
        this.cancellation = cancellation;
    }

    /// List orders.
    ///
    /// Returns all orders, newest first, including those with a pending or failed payment. Sort by `createdAt`,
    /// `total` or `number`.
    @SortableBy({"-createdAt", "total", "number"})
    @GetMapping
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrders")
    Page<OrderSummary> list(@ParameterObject @Valid OrderFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get an order.
    ///
    /// Returns the complete order. Send its `ETag` as `If-Match` to change the order.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrder")
    ManagedOrder get(@PathVariable OrderId id) {
        return queries.managed(id);
    }

    /// Change an order.
    ///
    /// Applies a JSON merge patch to the tags, the metadata and the shipping address. The address can change
    /// only before the first shipment, within the same country and if the same tax applies. Otherwise the problem
    /// lists what would change.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.ADDRESS_INVALID})
    ManagedOrder change(@PathVariable OrderId id, IfMatch ifMatch, MergePatch<ChangeOrder> patch, Actor actor) {
        changes.change(id, ifMatch, patch, actor.label());
        return queries.managed(id);
    }

    /// Explain the total of an order.
    ///
    /// Returns every amount of the total as the order was placed, with the rule behind it: the price and its price
    /// list, the shipping method, and each tax with its jurisdiction, rate, rounding and treatment. The amounts add
    /// up to the total exactly. Refunds are listed with their taxes.
    @GetMapping("/{id}/explain")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "explainOrder")
    Explanation explain(@PathVariable OrderId id) {
        return explanations.of(id);
    }

    /// Get the timeline of an order.
    ///
    /// Returns everything that happened to the order, oldest first.
    @GetMapping("/{id}/timeline")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrderTimeline")
    Page<TimelineEntry> timeline(@PathVariable OrderId id) {
        return queries.timeline(id);
    }

    /// Add a note to an order.
    ///
    /// Adds a note to the timeline and returns the timeline. Only staff see notes. Notes cannot be changed.
    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addOrderNote")
    ResponseEntity<Page<TimelineEntry>> note(
            @PathVariable OrderId id, @RequestBody @Valid WriteNote request, Actor actor) {
        changes.note(id, request.text(), actor.label());
        return ResponseEntity.created(URI.create("/admin/v1/orders/" + id.text() + "/timeline"))
                .body(queries.timeline(id));
    }

    /// Cancel an order.
    ///
    /// Cancels an order before its first shipment. The stock is released at once. The payment is voided or
    /// refunded right afterwards and retried in the background until that succeeds. With `items`, only those
    /// units are canceled: they must not be in a parcel, but other units may have been shipped. Paid units are
    /// refunded; unpaid units reduce the amount due. Shipping is refunded with the last units of an order if
    /// nothing was shipped. Gift cards lose their value; `gift-card-used` if it was spent.
    @PostMapping("/{id}/cancel")
    @RequiresPermission(Permission.ORDERS_CANCEL)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "cancelOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUANTITY_LIMIT, ProblemCode.GIFT_CARD_USED})
    ManagedOrder cancel(@PathVariable OrderId id, @RequestBody @Valid CancelOrder request, Actor actor) {
        cancellation.byStaff(id, request, actor.label());
        return queries.managed(id);
    }

    /// Record a received payment.
    ///
    /// Records that the amount or a part of it was received for an order paid by bank transfer or on delivery. If
    /// more was received than is due, `overpayment` says how much exactly: the order has it as `overpaid` until it
    /// is refunded, also an order that is paid or canceled.
    @PostMapping("/{id}/payments")
    @RequiresPermission(Permission.PAYMENTS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "recordOrderPayment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<RecordedPayment> recordPayment(
            @PathVariable OrderId id, @RequestBody @Valid RecordPayment request, Actor actor) {
        var recorded = received.record(id, request, actor.label());
        return Created.at("/admin/v1/payments", recorded.id(), recorded);
    }

    /// Refund what was paid too much.
    ///
    /// Records that staff have transferred back what the buyer paid beyond what was due, or a part of it: at most
    /// `overpaid` of the order. Refunds of what was due are made with the payment.
    @RequiresRecentFactor
    @PostMapping("/{id}/overpayment-refunds")
    @RequiresPermission(Permission.PAYMENTS_REFUND)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "refundOrderOverpayment")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REFUND_EXCEEDS_PAYMENT})
    ManagedOrder refundOverpayment(
            @PathVariable OrderId id, @RequestBody @Valid RefundOverpayment request, Actor actor) {
        received.refund(id, request, actor.label());
        return queries.managed(id);
    }

    /// Write off what is still to pay.
    ///
    /// Gives up a part of what the buyer still has to pay, or all of it: a small difference, a discount for early
    /// payment, or a debt that nobody will pay. It cannot be undone. Afterwards, the order counts as paid if
    /// nothing else is missing, or as `VOIDED` if nothing was paid at all. The ledger shows the amount as
    /// `WRITE_OFFS`; no credit note is issued. If units are canceled later, Kontor reverses what is no loss then
    /// (`order.write_off_reversed`).
    @RequiresRecentFactor
    @PostMapping("/{id}/write-offs")
    @RequiresPermission(Permission.PAYMENTS_CAPTURE)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "writeOffOrder")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedOrder writeOff(@PathVariable OrderId id, @RequestBody @Valid WriteOffDebt request, Actor actor) {
        writeOffs.writeOff(id, request, actor.label());
        return queries.managed(id);
    }
}
