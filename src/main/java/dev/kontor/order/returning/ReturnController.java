package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
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

/// Serves returns to buyers.
@RestController
@RequestMapping("/store/v1")
@RequiresCapability(RequiresCapability.ORDER_TOKEN)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ReturnController {

    private final ReturnRequests requests;
    private final ReturnService service;
    private final ReturnQueries queries;

    ReturnController(ReturnRequests requests, ReturnService service, ReturnQueries queries) {
        this.requests = requests;
        this.service = service;
        this.queries = queries;
    }

    /// List what can be returned of an order.
    ///
    /// Returns the shipped items with the units that can be returned now and the time until which they
    /// can, and the reasons to choose from. The time begins with the delivery, or with the shipment if no
    /// delivery was reported.
    @GetMapping("/orders/{id}/returnable-items")
    @Operation(operationId = "listReturnableItems")
    ReturnableItems returnable(@PathVariable OrderId id, Owner owner) {
        return requests.returnable(id, owner);
    }

    /// List own returns.
    ///
    /// Returns the customer's returns, newest first. Without a sign-in, name the order that the order
    /// token opens.
    @SortableBy("-createdAt")
    @GetMapping("/returns")
    @Operation(operationId = "listOwnReturns")
    Page<PastReturn> list(
            @ParameterObject @Valid OwnReturnFilter filter, @ParameterObject @Valid Listing listing, Owner owner) {
        return queries.own(filter, owner, listing);
    }

    /// Request a return.
    ///
    /// Requests the return of shipped units of an own order. The shop approves or rejects it, or approves it
    /// at once. Units that are in another return cannot be requested again. An order has at most 20 open
    /// returns.
    @PostMapping("/returns")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "requestReturn")
    @Problems({
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID_STATE_TRANSITION,
        ProblemCode.QUANTITY_LIMIT,
        ProblemCode.RETURN_WINDOW_CLOSED,
        ProblemCode.REJECTED
    })
    ResponseEntity<OwnReturn> request(Owner owner, @RequestBody @Valid RequestReturn request) {
        var id = requests.byShopper(request, owner);
        return Created.at("/store/v1/returns", id, queries.own(id, owner));
    }

    /// Get an own return.
    ///
    /// Returns the return to the customer who placed its order or to a caller with the order token.
    @GetMapping("/returns/{id}")
    @Operation(operationId = "getOwnReturn")
    OwnReturn get(@PathVariable ReturnId id, Owner owner) {
        return queries.own(id, owner);
    }

    /// Cancel an own return.
    ///
    /// Ends the return before anything has arrived; see `actions`. Its units can be returned again.
    @PostMapping("/returns/{id}/cancel")
    @Operation(operationId = "cancelOwnReturn")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    OwnReturn cancel(@PathVariable ReturnId id, Owner owner) {
        service.cancel(id, owner);
        return queries.own(id, owner);
    }
}
