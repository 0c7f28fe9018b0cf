package dev.kontor.order.api;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.cancellation.CancelOrder;
import dev.kontor.order.cancellation.OrderCancellation;
import dev.kontor.order.change.ChangeOrder;
import dev.kontor.order.change.OrderChanges;
import dev.kontor.order.change.WriteNote;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.payment.RecordPayment;
import dev.kontor.order.payment.RecordedPayment;
import dev.kontor.order.read.ManagedOrder;
import dev.kontor.order.read.OrderExplanations;
import dev.kontor.order.read.OrderFilter;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.order.read.OrderSummary;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.problem.ProblemCode;
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

/// Orders, for staff.
@RestController
@RequestMapping("/admin/v1/orders")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders", description = "Orders and their life.")
class OrderAdminController {

    private final OrderQueries queries;
    private final OrderChanges changes;
    private final OrderCancellation cancellation;
    private final OrderExplanations explanations;

    OrderAdminController(
            OrderQueries queries,
            OrderChanges changes,
            OrderCancellation cancellation,
            OrderExplanations explanations) {
        this.queries = queries;
        this.explanations = explanations;
        this.changes = changes;
        this.cancellation = cancellation;
    }

    /// List orders.
    ///
    /// The newest first, those whose payment is pending or failed included. Sort by `createdAt`, `total` or
    /// `number`.
    @SortableBy(
            value = {"createdAt", "total", "number"},
            byDefault = "-createdAt")
    @GetMapping
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrders")
    Page<OrderSummary> list(@ParameterObject @Valid OrderFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get an order.
    ///
    /// The whole order, as it was placed. The `ETag` is needed to change it.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrder")
    ManagedOrder get(@PathVariable OrderId id) {
        return queries.managed(id);
    }

    /// Change an order.
    ///
    /// A JSON merge patch of tags and, before anything was shipped, of the shipping address, within the same
    /// country and where the same tax is due: if not, the problem says what would change.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.ADDRESS_INVALID})
    ManagedOrder change(@PathVariable OrderId id, IfMatch ifMatch, MergePatch<ChangeOrder> patch, Actor actor) {
        changes.change(id, ifMatch, patch, actor.label());
        return queries.managed(id);
    }

    /// Explain the total of an order.
    ///
    /// Every cent of the total as it was placed, with the rule it follows from: the price and its list, the way to
    /// ship, the tax with its zone, rate and rounding. The parts sum to the total exactly.
    @GetMapping("/{id}/explain")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "explainOrder")
    Explanation explain(@PathVariable OrderId id) {
        return explanations.of(id);
    }

    /// Get the timeline of an order.
    ///
    /// Everything that happened to the order, the oldest first.
    @GetMapping("/{id}/timeline")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrderTimeline")
    Page<TimelineEntry> timeline(@PathVariable OrderId id) {
        return queries.timeline(id);
    }

    /// Write a note on an order.
    ///
    /// Adds a note to the timeline, for staff only. Notes cannot be changed. Answers the timeline.
    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "noteOnOrder")
    ResponseEntity<Page<TimelineEntry>> note(
            @PathVariable OrderId id, @RequestBody @Valid WriteNote request, Actor actor) {
        changes.note(id, request.text(), actor.label());
        return ResponseEntity.created(URI.create("/admin/v1/orders/" + id.text() + "/timeline"))
                .body(queries.timeline(id));
    }

    /// Cancel an order.
    ///
    /// While nothing was shipped. The stock is free at once; the payment is voided or refunded right after, and
    /// again in the background until that is done. With `lines` only those units are called off, as long as they
    /// are in no parcel, whatever else was shipped: what was paid for them goes back, and what is not paid yet is
    /// not to be paid. The shipping is paid back with the last units of an order of which nothing was sent.
    @PostMapping("/{id}/cancel")
    @RequiresPermission(Permission.ORDERS_CANCEL)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "cancelOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUANTITY_LIMIT})
    ManagedOrder cancel(@PathVariable OrderId id, @RequestBody @Valid CancelOrder request, Actor actor) {
        cancellation.byStaff(id, request, actor.label());
        return queries.managed(id);
    }

    /// Record a payment that came.
    ///
    /// For an order that is paid by bank transfer or at the door: the money, or a part of it, has come.
    @PostMapping("/{id}/payments")
    @RequiresPermission(Permission.PAYMENTS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "recordOrderPayment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ResponseEntity<RecordedPayment> recordPayment(@PathVariable OrderId id, @RequestBody @Valid RecordPayment request) {
        var payment = changes.recordPayment(id, request.amount(), request.note());
        return ResponseEntity.created(
                        URI.create("/admin/v1/payments/" + payment.id().text()))
                .body(RecordedPayment.of(id, payment));
    }
}
