package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds where parcels are shipped.
@Repository
class ParcelAddresses {

    private final JdbcClient jdbc;

    ParcelAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param address of the shipping group of a divided order, else of the order
    record To(String orderNumber, Address address) {}

    To of(FulfillmentId id) {
        return jdbc.sql("""
                        select o.number as order_number, coalesce(g.address, o.shipping_address) as address
                        from orders.fulfillments f join orders.orders o on o.id = f.order_id
                        left join orders.shipping_groups g on g.order_id = o.id and g.id = f.shipping_group_id
                        where f.id = :id and coalesce(g.address, o.shipping_address) is not null
                        """)
                .param("id", id)
                .query(To.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("The fulfillment has no address."));
    }
}
