package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shipping.CarrierPoint;
import org.jspecify.annotations.Nullable;
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
    /// @param carrierPoint where the buyer collects it; absent if it goes to the address
    record To(String orderNumber, Address address, @Nullable CarrierPoint carrierPoint) {}

    To of(FulfillmentId id) {
        return jdbc.sql("""
                        select o.number as order_number, coalesce(g.address, o.shipping_address) as address,
                            case when g.id is null then o.shipping_facts else g.shipping_facts end
                                -> 'carrierPoint' as carrier_point
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
