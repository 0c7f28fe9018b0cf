package dev.kontor.order.change;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.read.ManagedOrder;
import dev.kontor.order.read.OrderQueries;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves order holds and the shipping groups of split orders to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders")
class OrderChangeAdminController {

    private final OrderChanges changes;
    private final OrderQueries queries;

    OrderChangeAdminController(OrderChanges changes, OrderQueries queries) {
        this.changes = changes;
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
        changes.hold(id, request.reason(), actor.label());
        return queries.managed(id);
    }

    /// Release an order.
    ///
    /// Ends the hold. The order continues in its previous state.
    @PostMapping("/release")
    @Operation(operationId = "releaseOrder")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ManagedOrder release(@PathVariable OrderId id, Actor actor) {
        changes.release(id, actor.label());
        return queries.managed(id);
    }

    /// Change the address of a shipping group.
    ///
    /// Applies a JSON merge patch to the address of one shipping group. Possible only before the first shipment,
    /// within the same country and if the same tax applies. `If-Match` is the version of the order.
    @PatchMapping("/shipping-groups/{groupId}")
    @Operation(operationId = "changeOrderShippingGroup")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.ADDRESS_INVALID})
    ManagedOrder change(
            @PathVariable OrderId id,
            @PathVariable ShippingGroupId groupId,
            IfMatch ifMatch,
            MergePatch<ChangeGroup> patch,
            Actor actor) {
        changes.change(id, groupId, ifMatch, patch, actor.label());
        return queries.managed(id);
    }
}
