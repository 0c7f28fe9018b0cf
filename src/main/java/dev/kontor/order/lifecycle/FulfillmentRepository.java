package dev.kontor.order.lifecycle;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores fulfillments. They are changed only while their order is locked.
@Component
public class FulfillmentRepository {

    private static final String SELECT = """
            select id, order_id, shipping_group_id as "group", location_id as location, status, carrier, tracking_number, tracking_url, created_at, ready_at,
                shipped_at, delivered_at, canceled_at, carrier_status, carrier_status_at, version,
                (select o.shipping_facts -> 'pickup' ->> 'name' from orders.orders o where o.id = f.order_id) as pickup,
                case when f.shipping_group_id is null
                    then (select o.shipping_facts -> 'carrierPoint' from orders.orders o where o.id = f.order_id)
                    else (select g.shipping_facts -> 'carrierPoint' from orders.shipping_groups g
                          where g.order_id = f.order_id and g.id = f.shipping_group_id) end as carrier_point,
                (select jsonb_object_agg(l.order_line_id, l.quantity) from orders.fulfillment_lines l
                 where l.fulfillment_id = f.id) as units
            from orders.fulfillments f
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FulfillmentRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Fulfillment> find(FulfillmentId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Fulfillment.class)
                .optional();
    }

    public List<Fulfillment> of(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = :order order by created_at, id")
                .param("order", order)
                .query(Fulfillment.class)
                .list();
    }

    public void insert(Fulfillment fulfillment) {
        jdbc.sql("""
                        with parcel as (
                            insert into orders.fulfillments (id, order_id, shipping_group_id, location_id, status, carrier,
                                tracking_number, tracking_url, created_at, version)
                            values (:id, :orderId, :group, :location, :status, :tracking.carrier, :tracking.trackingNumber,
                                :tracking.trackingUrl, :createdAt, 1)
                        )
                        insert into orders.fulfillment_lines (fulfillment_id, order_line_id, quantity)
                        select :id, line.id, line.quantity
                        from unnest(:units.key::uuid[], :units.value::int[]) as line (id, quantity)
                        """).paramSource(fulfillment).update();
    }

    public void save(Fulfillment fulfillment) {
        int rows = jdbc.sql("""
                        update orders.fulfillments set status = :status, carrier = :tracking.carrier,
                            tracking_number = :tracking.trackingNumber, tracking_url = :tracking.trackingUrl, ready_at = :readyAt, shipped_at = :shippedAt, delivered_at = :deliveredAt,
                            canceled_at = :canceledAt, carrier_status = :carrierStatus,
                            carrier_status_at = :carrierStatusAt, version = version + 1
                        where id = :id and version = :version
                        """).paramSource(fulfillment).update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    "fulfillment " + fulfillment.id().text() + " was changed by another transaction");
        }
    }

    /// Cancels all fulfillments that the buyer does not have yet of the order.
    public void cancelPending(OrderId order) {
        jdbc.sql("""
                        update orders.fulfillments set status = 'CANCELED', canceled_at = :now, version = version + 1
                        where order_id = :order and status in ('PENDING', 'READY_FOR_PICKUP')
                        """).param("order", order).param("now", clock.instant()).update();
    }
}
