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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the shipping groups of split orders to staff.
@RestController
@RequestMapping("/admin/v1/orders/{id}/shipping-groups")
@RequiresPermission(Permission.ORDERS_WRITE)
@Tag(name = "Orders")
class OrderGroupAdminController {

    private final OrderGroupChanges changes;
    private final OrderQueries queries;

    OrderGroupAdminController(OrderGroupChanges changes, OrderQueries queries) {
        this.changes = changes;
        this.queries = queries;
    }

    /// Change the address of a shipping group.
    ///
    /// Applies a JSON merge patch to the address of one shipping group. Possible only before the first shipment,
    /// within the same country and if the same tax applies. `If-Match` is the version of the order.
    @PatchMapping("/{groupId}")
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
