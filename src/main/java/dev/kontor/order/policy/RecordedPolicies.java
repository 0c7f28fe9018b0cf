package dev.kontor.order.policy;

import dev.kontor.order.OrderId;
import dev.kontor.settings.PolicyId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads which versions of policies an order has recorded.
@Repository
class RecordedPolicies {

    private final JdbcClient jdbc;

    RecordedPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(List<UUID> policies) {}

    /// Empty if there is no such order.
    Optional<List<PolicyId>> of(OrderId id) {
        return jdbc.sql("""
                        select array(
                            select (policy ->> 'id')::uuid from jsonb_array_elements(policies) policy) as policies
                        from orders.orders where id = :id
                        """)
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(row -> row.policies().stream().map(PolicyId::new).toList());
    }
}
