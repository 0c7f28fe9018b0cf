package dev.kontor.order.edit;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.CarrierRates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Serves edits of orders to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}/edits")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders")
class OrderEditAdminController {

    private final OrderEdits edits;
    private final EditConfirmation confirmation;
    private final CarrierRates rates;

    OrderEditAdminController(OrderEdits edits, EditConfirmation confirmation, CarrierRates rates) {
        this.edits = edits;
        this.confirmation = confirmation;
        this.rates = rates;
    }

    /// List the edits of an order.
    ///
    /// Returns all edits of the order, newest first: at most 50.
    @GetMapping
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrderEdits")
    Page<OrderEditSummary> list(@PathVariable OrderId id) {
        return edits.of(id);
    }

    /// Preview an edit of an order.
    ///
    /// Calculates what the edit would change: items, addresses, shipping, taxes, stock, and the amount to pay or to
    /// refund. Changes nothing. An order with an invoice can only be reduced.
    @PostMapping("/preview")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "previewOrderEdit")
    @Problems({
        ProblemCode.ADDRESS_INVALID,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    EditPreview preview(@PathVariable OrderId id, @RequestBody @Valid ProposeEdit request, Actor actor) {
        return rates.settled(() -> edits.preview(id, request.actions(), actor));
    }

    /// Propose an edit of an order.
    ///
    /// Stores changes of a placed order: new items, other quantities and prices, other addresses, other
    /// shipping. Nothing changes until the edit is confirmed. Shipped units, units in parcels and refunded
    /// units stay as they are. Added items have the current prices and taxes.
    ///
    /// Addresses and shipping can change while nothing is shipped or in a parcel. If the taxes of the new address
    /// differ, all items become new items with those taxes: prices that include tax at both addresses stay, and
    /// otherwise the prices without tax stay. The shipping method must be available at the new address.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "proposeOrderEdit")
    @Problems({
        ProblemCode.ADDRESS_INVALID,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    ResponseEntity<OrderEditDetails> propose(
            @PathVariable OrderId id, @RequestBody @Valid ProposeEdit request, Actor actor) {
        var edit = rates.settled(() -> edits.propose(id, request, actor));
        return Created.at("/admin/v1/orders/" + id.text() + "/edits", edit.id(), edit);
    }

    /// Get an edit of an order.
    ///
    /// Returns the edit with what it changed. A proposed edit is calculated for the order as it is now.
    @GetMapping("/{editId}")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "getOrderEdit")
    OrderEditDetails get(@PathVariable OrderId id, @PathVariable OrderEditId editId) {
        return edits.get(id, editId);
    }

    /// Confirm an edit of an order.
    ///
    /// Applies all actions or none. `If-Match` is the version of the order: `preview.orderVersion`. Stock is
    /// allocated and released immediately. An overpayment is refunded right afterwards; an underpayment becomes
    /// another payment of the order, which staff record when the money arrives. An order with an invoice can
    /// only be reduced. Removing units requires the permission `orders:cancel`.
    @PostMapping("/{editId}/confirm")
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "confirmOrderEdit")
    @Problems({
        ProblemCode.GIFT_CARD_USED,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.OUT_OF_STOCK,
        ProblemCode.REJECTED
    })
    OrderEditDetails confirm(
            @PathVariable OrderId id,
            @PathVariable OrderEditId editId,
            IfMatch ifMatch,
            @RequestBody @Valid ConfirmEdit request,
            Actor actor) {
        return confirmation.confirm(id, editId, ifMatch, request, actor);
    }

    /// Cancel an edit of an order.
    ///
    /// Discards a proposed edit. The order does not change.
    @PostMapping("/{editId}/cancel")
    @Operation(operationId = "cancelOrderEdit")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    OrderEditDetails cancel(@PathVariable OrderId id, @PathVariable OrderEditId editId, Actor actor) {
        return edits.cancel(id, editId, actor.label());
    }
}
