package dev.kontor.order.fulfillment;

import dev.kontor.identity.Actor;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

/// Fulfillments, for staff.
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.FULFILLMENTS_WRITE)
@Tag(name = "Fulfillments", description = "Parcels: what of an order leaves the house together.")
class FulfillmentAdminController {

    private final FulfillmentService service;

    FulfillmentAdminController(FulfillmentService service) {
        this.service = service;
    }

    @GetMapping("/orders/{id}/fulfillments")
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(
            operationId = "listFulfillments",
            summary = "List the fulfillments of an order",
            description = "All of them, the oldest first.")
    @Problems(ProblemCode.NOT_FOUND)
    Page<FulfillmentDetails> list(@PathVariable OrderId id) {
        return Page.whole(service.of(id));
    }

    @PostMapping("/orders/{id}/fulfillments")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(
            operationId = "createFulfillment",
            summary = "Create a fulfillment",
            description =
                    "Puts units of the order into a parcel: those that are named, or all that are left. Never more"
                            + " than were ordered.")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.REJECTED
    })
    ResponseEntity<FulfillmentDetails> create(
            @PathVariable OrderId id, @RequestBody @Valid CreateFulfillment request, Actor actor) {
        var created = service.create(id, request, actor.label());
        return ResponseEntity.created(
                        URI.create("/admin/v1/fulfillments/" + created.id().text()))
                .body(created);
    }

    @GetMapping("/fulfillments/{id}")
    @RequiresPermission(Permission.FULFILLMENTS_READ)
    @Operation(
            operationId = "getFulfillment",
            summary = "Get a fulfillment",
            description = "With its units and its tracking.")
    @Problems(ProblemCode.NOT_FOUND)
    FulfillmentDetails get(@PathVariable FulfillmentId id) {
        return service.get(id);
    }

    @PatchMapping("/fulfillments/{id}")
    @Operation(
            operationId = "changeFulfillment",
            summary = "Change the tracking of a fulfillment",
            description = "A JSON merge patch: an absent field stays, `null` clears.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    FulfillmentDetails change(
            @PathVariable FulfillmentId id, IfMatch ifMatch, MergePatch<Tracking> patch, Actor actor) {
        return service.track(id, ifMatch, patch, actor.label());
    }

    @PostMapping("/fulfillments/{id}/ship")
    @Operation(
            operationId = "shipFulfillment",
            summary = "Ship a fulfillment",
            description = "The parcel has left the house: its units leave the stock, and the buyer is told. Units"
                    + " that have not come in yet cannot be shipped.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.OUT_OF_STOCK})
    FulfillmentDetails ship(@PathVariable FulfillmentId id, Actor actor) {
        return service.ship(id, actor.label());
    }

    @PostMapping("/fulfillments/{id}/deliver")
    @Operation(
            operationId = "deliverFulfillment",
            summary = "Mark a fulfillment as delivered",
            description = "The parcel has arrived.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    FulfillmentDetails deliver(@PathVariable FulfillmentId id, Actor actor) {
        return service.deliver(id, actor.label());
    }

    @PostMapping("/fulfillments/{id}/cancel")
    @Operation(
            operationId = "cancelFulfillment",
            summary = "Cancel a fulfillment",
            description = "The parcel is not sent; its units can go into another one.")
    @Problems({ProblemCode.NOT_FOUND, ProblemCode.INVALID_STATE_TRANSITION})
    FulfillmentDetails cancel(@PathVariable FulfillmentId id, Actor actor) {
        return service.cancel(id, actor.label());
    }
}
