package dev.kontor.order.fulfillment;

import dev.kontor.identity.Actor;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/// Serves fulfillments to staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.FULFILLMENTS_WRITE)
@Tag(name = "Fulfillments", description = "Parcels with the units of an order that are shipped together.")
class FulfillmentAdminController {

    private final FulfillmentService service;

    FulfillmentAdminController(FulfillmentService service) {
        this.service = service;
    }

    /// List the fulfillments of an order.
    ///
    /// Returns all fulfillments of the order, oldest first.
    @GetMapping("/orders/{id}/fulfillments")
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(operationId = "listFulfillments")
    Page<FulfillmentDetails> list(@PathVariable OrderId id) {
        return Page.whole(service.of(id));
    }

    /// Create a fulfillment.
    ///
    /// Packs the given units of the order into a parcel, or all remaining units if `items` is absent. A unit can be
    /// in only one parcel. A shop with several locations names the one that ships the parcel (`locationId`).
    @PostMapping("/orders/{id}/fulfillments")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "createFulfillment")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.QUANTITY_LIMIT, ProblemCode.REJECTED})
    ResponseEntity<FulfillmentDetails> create(
            @PathVariable OrderId id, @RequestBody @Valid CreateFulfillment request, Actor actor) {
        var created = service.create(id, request, actor.label());
        return Created.at("/admin/v1/fulfillments", created.id(), created);
    }

    /// Get a fulfillment.
    ///
    /// Returns the fulfillment with its units and tracking.
    @GetMapping("/fulfillments/{id}")
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(operationId = "getFulfillment")
    FulfillmentDetails get(@PathVariable FulfillmentId id) {
        return service.get(id);
    }

    /// Change the tracking of a fulfillment.
    ///
    /// Applies a JSON merge patch: absent fields stay unchanged, `null` clears a field.
    @PatchMapping("/fulfillments/{id}")
    @Operation(operationId = "changeFulfillment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    FulfillmentDetails change(
            @PathVariable FulfillmentId id, IfMatch ifMatch, MergePatch<Tracking> patch, Actor actor) {
        return service.track(id, ifMatch, patch, actor.label());
    }

    /// Ship a fulfillment.
    ///
    /// Marks the parcel as shipped, removes its units from stock and notifies the buyer. Backordered units cannot
    /// be shipped before they arrive. The units leave the stock of the parcel's location; those that another
    /// location has allocated are released there if this one has them free, else the response is 409.
    @PostMapping("/fulfillments/{id}/ship")
    @Operation(operationId = "shipFulfillment")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.OUT_OF_STOCK})
    FulfillmentDetails ship(@PathVariable FulfillmentId id, Actor actor) {
        return service.ship(id, actor.label());
    }

    /// Mark a fulfillment as ready for pickup.
    ///
    /// Notifies the buyer that the parcel waits at the pickup point. Its units stay in stock
    /// until they are collected.
    @PostMapping("/fulfillments/{id}/ready")
    @Operation(operationId = "readyFulfillment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    FulfillmentDetails ready(@PathVariable FulfillmentId id, Actor actor) {
        return service.ready(id, actor.label());
    }

    /// Mark a fulfillment as collected.
    ///
    /// Records that the buyer collected the parcel at the pickup point, and removes its units from stock.
    @PostMapping("/fulfillments/{id}/collect")
    @Operation(operationId = "collectFulfillment")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.OUT_OF_STOCK})
    FulfillmentDetails collect(@PathVariable FulfillmentId id, Actor actor) {
        return service.collect(id, actor.label());
    }

    /// Mark a fulfillment as delivered.
    ///
    /// Records that the parcel arrived at the buyer.
    @PostMapping("/fulfillments/{id}/deliver")
    @Operation(operationId = "deliverFulfillment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    FulfillmentDetails deliver(@PathVariable FulfillmentId id, Actor actor) {
        return service.deliver(id, actor.label());
    }

    /// Cancel a fulfillment.
    ///
    /// Cancels a parcel that was neither shipped nor collected. Its units can be packed again.
    @PostMapping("/fulfillments/{id}/cancel")
    @Operation(operationId = "cancelFulfillment")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    FulfillmentDetails cancel(@PathVariable FulfillmentId id, Actor actor) {
        return service.cancel(id, actor.label());
    }
}
