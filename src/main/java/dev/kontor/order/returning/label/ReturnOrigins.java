package dev.kontor.order.returning.label;

import dev.kontor.order.ReturnId;
import dev.kontor.shared.address.Address;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the addresses from which buyers return units.
@Repository
class ReturnOrigins {

    private final JdbcClient jdbc;

    ReturnOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Origin(Address address) {}

    /// Returns the address to which the first item of the return was shipped.
    Optional<Address> of(ReturnId id) {
        return jdbc.sql("""
                        select coalesce(g.address, o.shipping_address) as address
                        from orders.returns r join orders.orders o on o.id = r.order_id
                        join orders.return_items i on i.return_id = r.id and i.position = 1
                        join orders.order_lines l on l.id = i.order_line_id
                        left join orders.shipping_groups g on g.id = l.shipping_group_id
                        where r.id = :id and coalesce(g.address, o.shipping_address) is not null
                        """).param("id", id).query(Origin.class).optional().map(Origin::address);
    }
}
