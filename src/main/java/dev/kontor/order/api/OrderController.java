package dev.kontor.order.api;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.cancellation.OrderCancellation;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.read.OrderDetails;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.order.read.PastOrder;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves orders to their buyers.
@RestController
@RequestMapping("/store/v1/orders")
@Tag(name = "Orders", description = "A buyer's own orders.")
class OrderController {

    private final OrderQueries queries;
    private final OrderCancellation cancellation;

    OrderController(OrderQueries queries, OrderCancellation cancellation) {
        this.queries = queries;
        this.cancellation = cancellation;
    }

    /// List own orders.
    ///
    /// Returns the customer's orders, newest first. Sort by `createdAt`, `total` or `number`.
    @SortableBy({"-createdAt", "total", "number"})
    @GetMapping
    @RequiresCustomer
    @Operation(operationId = "listOwnOrders")
    Page<PastOrder> list(@ParameterObject @Valid Listing listing, Actor actor) {
        var customer = actor.customerId().orElseThrow(() -> new NotFoundException(Message.of("not-found.orders")));
        return queries.history(customer, listing);
    }

    /// Get an order.
    ///
    /// Returns the order to the customer who placed it or to a caller with the order token from the checkout.
    @GetMapping("/{id}")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Operation(operationId = "getOwnOrder")
    OrderDetails get(@PathVariable OrderId id, Owner owner) {
        return queries.own(id, owner);
    }

    /// Cancel an order.
    ///
    /// Cancels the order and refunds it. Possible only before the first shipment; see `actions`.
    @PostMapping("/{id}/cancel")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "cancelOwnOrder")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.GIFT_CARD_USED})
    OrderDetails cancel(@PathVariable OrderId id, Owner owner, @RequestBody @Valid CancelOwnOrder request) {
        cancellation.byShopper(id, owner, request.reasonOrDefault());
        return queries.own(id, owner);
    }
}
