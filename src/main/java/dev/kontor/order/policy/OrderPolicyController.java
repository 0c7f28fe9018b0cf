package dev.kontor.order.policy;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The policies of orders.
@RestController
@Tag(name = "Orders")
class OrderPolicyController {

    private final OrderPolicies policies;

    OrderPolicyController(OrderPolicies policies) {
        this.policies = policies;
    }

    /// List the policies of an order.
    ///
    /// Returns the terms and other policies with their texts that were in effect when the order was created,
    /// even if the shop has replaced them since. Requires the customer who placed the order or the order token
    /// from the checkout. Empty for a replacement order.
    @GetMapping("/store/v1/orders/{id}/policies")
    @RequiresCapability(RequiresCapability.ORDER_TOKEN)
    @Operation(operationId = "listOwnOrderPolicies")
    Page<OrderPolicy> own(
            @PathVariable OrderId id,
            @RequestHeader(name = RequiresCapability.ORDER_TOKEN, required = false) @Size(max = 200) @Nullable
                    String token,
            Actor actor) {
        return policies.own(id, actor, token);
    }

    /// List the policies of an order.
    ///
    /// Returns the terms and other policies with their texts that were in effect when the order was created.
    /// Empty for a replacement order.
    @GetMapping("/admin/v1/orders/{id}/policies")
    @RequiresPermission(Permission.ORDERS_READ)
    @Operation(operationId = "listOrderPolicies")
    Page<OrderPolicy> list(@PathVariable OrderId id) {
        return policies.list(id);
    }
}
