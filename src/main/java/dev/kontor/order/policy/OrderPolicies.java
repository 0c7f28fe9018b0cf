package dev.kontor.order.policy;

import dev.kontor.identity.Actor;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.settings.Policies;
import dev.kontor.settings.PolicyId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the policies that an order was placed under.
@Service
@Transactional(readOnly = true)
class OrderPolicies {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Policies policies;

    OrderPolicies(JdbcClient jdbc, Orders orders, Policies policies) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.policies = policies;
    }

    /// @param token of a guest's order
    public Page<OrderPolicy> own(OrderId id, Actor actor, @Nullable String token) {
        var order = orders.findOwn(id, actor, token).orElseThrow(() -> NotFoundException.of("order", id));
        return list(order.id());
    }

    public Page<OrderPolicy> list(OrderId id) {
        record Recorded(List<PolicyId> ids) {}
        var recorded = jdbc.sql("""
                        select array(
                            select (policy ->> 'id')::uuid from jsonb_array_elements(policies) policy) as ids
                        from orders.orders where id = :id
                        """)
                .param("id", id)
                .query(Recorded.class)
                .optional()
                .orElseThrow(() -> NotFoundException.of("order", id));
        return Page.whole(
                policies.versions(recorded.ids()).stream().map(OrderPolicy::of).toList());
    }
}
