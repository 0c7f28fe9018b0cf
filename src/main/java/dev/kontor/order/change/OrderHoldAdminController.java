package dev.kontor.order.change;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.read.ManagedOrder;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves order holds to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders")
class OrderHoldAdminController {

    private final OrderHolds holds;
    private final OrderQueries queries;

    OrderHoldAdminController(OrderHolds holds, OrderQueries queries) {
        this.holds = holds;
        this.queries = queries;
    }

    /// Hold an order.
    ///
    /// Puts a placed order on hold: it cannot be packed or shipped until it is released. It can still be canceled,
    /// and its payment continues. The buyer is not notified.
    @PostMapping("/hold")
    @Operation(operationId = "holdOrder")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedOrder hold(@PathVariable OrderId id, @RequestBody @Valid HoldOrder request, Actor actor) {
        holds.hold(id, request.reason(), actor.label());
        return queries.managed(id);
    }

    /// Release an order.
    ///
    /// Ends the hold. The order continues in its previous state.
    @PostMapping("/release")
    @Operation(operationId = "releaseOrder")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedOrder release(@PathVariable OrderId id, Actor actor) {
        holds.release(id, actor.label());
        return queries.managed(id);
    }
}
