package dev.kontor.order.ownership;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.shared.id.TypeIds;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Changes the customers of orders.
@Repository
class OwnershipRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnershipRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// An order whose customer changed.
    record Assigned(OrderId id, String number) {}

    /// Finds orders of guests by e-mail address, without regard to case.
    List<GuestOrder> ofGuests(Collection<String> emails, int most) {
        return jdbc.sql("""
                        select id, email from orders.orders
                        where customer_id is null
                            and lower(email) = any(array(select lower(wanted) from unnest(:emails::text[]) as wanted))
                        order by id limit :most
                        """)
                .param("emails", emails)
                .param("most", most)
                .query(GuestOrder.class)
                .list();
    }

    long count(CustomerId customer) {
        return jdbc.sql("select count(*) from orders.orders where customer_id = :customer")
                .param("customer", customer)
                .query(Long.class)
                .single();
    }

    /// Finds orders of a customer, placed or not.
    List<OrderId> of(CustomerId customer, int most) {
        return jdbc.sql("select id from orders.orders where customer_id = :customer order by id limit :most")
                .param("customer", customer)
                .param("most", most)
                .query(OrderId.class)
                .list();
    }

    /// Assigns the orders that still belong to the previous customer and writes their timeline.
    ///
    /// @param previous null for orders of guests
    /// @return the changed orders
    List<Assigned> assign(Collection<OrderId> orders, @Nullable CustomerId previous, CustomerId next, String actor) {
        var data = previous == null
                ? Map.of("customerId", next.text())
                : Map.of("customerId", next.text(), "previousCustomerId", previous.text());
        return jdbc.sql("""
                        with wanted as (
                            select id from orders.orders
                            where id = any(:orders) and customer_id is not distinct from :previous
                            order by id for no key update
                        ), changed as (
                            update orders.orders o
                            set customer_id = :next, version = o.version + 1, updated_at = :now
                            from wanted where o.id = wanted.id
                            returning o.id, o.number
                        ), logged as (
                            insert into orders.timeline (id, order_id, type, actor, at, data)
                            select entry.id, changed.id, :type, :actor, :now, :data
                            from unnest(:orders::uuid[], :entries::uuid[]) as entry (order_id, id)
                            join changed on changed.id = entry.order_id
                        )
                        select id, number from changed order by id
                        """)
                .param("orders", orders)
                .param("entries", entries(orders.size()))
                .param("previous", previous == null ? null : previous.value(), Types.OTHER)
                .param("next", next)
                .param("type", TimelineEntry.Type.CUSTOMER_CHANGED)
                .param("actor", actor)
                .param("data", data)
                .param("now", clock.instant())
                .query(Assigned.class)
                .list();
    }

    private static UUID[] entries(int count) {
        var ids = new UUID[count];
        for (int index = 0; index < count; index++) {
            ids[index] = TypeIds.next();
        }
        return ids;
    }
}
