package dev.kontor.order.policy;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.settings.Policies;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the policies that an order was placed under.
@Service
@Transactional(readOnly = true)
class OrderPolicies {

    private final RecordedPolicies recorded;
    private final Orders orders;
    private final Policies policies;

    OrderPolicies(RecordedPolicies recorded, Orders orders, Policies policies) {
        this.recorded = recorded;
        this.orders = orders;
        this.policies = policies;
    }

    /// @param token of a guest's order
    public Page<OrderPolicy> own(OrderId id, Actor actor, @Nullable String token) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        return list(order.id());
    }

    public Page<OrderPolicy> list(OrderId id) {
        var ids = recorded.of(id).orElseThrow(() -> NotFoundException.of("order", id));
        return Page.whole(policies.versions(ids).stream().map(OrderPolicy::of).toList());
    }
}
