package dev.kontor.order.privacy;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.edit.OrderEditId;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.privacy.ErasureObstacles;
import dev.kontor.shared.privacy.PersonToErase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the orders of a person, and those that prevent an erasure.
@Repository
class PersonalOrderQueries implements PersonalOrders, ErasureObstacles {

    private static final String OF_PERSON =
            "(o.customer_id = any(:customers) or o.customer_id is null and lower(o.email) = any(:emails::text[]))";

    private static final String AGED = """
            o.customer_id is null and o.email <> :erased and o.status in ('COMPLETED', 'CANCELED', 'FAILED')
            and o.overpaid_minor is null
            and o.created_at < :since and o.updated_at < :since and lower(o.email) <> all(:except::text[])
            and not exists (select from orders.owed_refunds d where d.order_id = o.id and d.done_at is null)
            and not exists (
                select from orders.returns r left join orders.return_refunds f on f.return_id = r.id
                where r.order_id = o.id and (r.ended_at is null or f.status = 'PENDING'))
            and not exists (select from orders.withdrawals w where w.order_id = o.id and w.status = 'OPEN')
            """;

    private final JdbcClient jdbc;

    PersonalOrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Batch nextToErase(PersonToErase person, int most) {
        var found = jdbc.sql("select o.id, o.number from orders.orders o where " + OF_PERSON + """
                         and o.email <> :erased and o.status in ('COMPLETED', 'CANCELED', 'FAILED')
                        order by o.id limit :most for update
                        """)
                .params(person.parameters())
                .param("erased", PersonToErase.EMAIL)
                .param("most", most)
                .query(Found.class)
                .list();
        return batch(found);
    }

    private record Found(OrderId id, String number) {}

    private record FoundAged(OrderId id, String number, Instant createdAt) {}

    @Override
    public AgedBatch nextOfGuests(Instant unchangedSince, List<String> except, @Nullable Place after, int most) {
        var found = jdbc.sql("select o.id, o.number, o.created_at from orders.orders o where " + AGED + """
                         and (o.created_at, o.id) > (:createdAt, :id)
                        order by o.created_at, o.id limit :most for update of o skip locked
                        """)
                .param("erased", PersonToErase.EMAIL)
                .param("since", unchangedSince)
                .param("except", except)
                .param("createdAt", after == null ? Instant.EPOCH : after.createdAt())
                .param("id", after == null ? new UUID(0, 0) : after.id().value())
                .param("most", most)
                .query(FoundAged.class)
                .list();
        var batch = batch(
                found.stream().map(each -> new Found(each.id(), each.number())).toList());
        return new AgedBatch(
                batch,
                found.size() < most
                        ? null
                        : new Place(found.getLast().createdAt(), found.getLast().id()));
    }

    @Override
    public long countOfGuests(Instant unchangedSince, List<String> except, int most) {
        return jdbc.sql("select count(*) from (select from orders.orders o where " + AGED + " limit :most) due")
                .param("erased", PersonToErase.EMAIL)
                .param("since", unchangedSince)
                .param("except", except)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    @Override
    public Set<CustomerId> activeSince(Instant since, Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select distinct customer_id from orders.orders
                        where customer_id = any(:customers)
                            and (status in ('PENDING_PAYMENT', 'OPEN') or created_at >= :since or updated_at >= :since)
                        """)
                .param("customers", customers)
                .param("since", since)
                .query(CustomerId.class)
                .set();
    }

    private Batch batch(List<Found> found) {
        if (found.isEmpty()) {
            return new Batch(List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var orders = found.stream().map(Found::id).toList();
        var fulfillments = jdbc.sql("select id from orders.fulfillments where order_id = any(:orders)")
                .param("orders", orders)
                .query(FulfillmentId.class)
                .list();
        var returns = jdbc.sql("select id from orders.returns where order_id = any(:orders)")
                .param("orders", orders)
                .query(ReturnId.class)
                .list();
        var edits = jdbc.sql("select id from orders.order_edits where order_id = any(:orders)")
                .param("orders", orders)
                .query(OrderEditId.class)
                .list();
        var objects = Stream.of(orders, fulfillments, returns, edits)
                .flatMap(List::stream)
                .map(TypedId::text)
                .toList();
        return new Batch(
                orders,
                found.stream().map(Found::number).toList(),
                fulfillments.stream().map(FulfillmentId::value).toList(),
                returns.stream().map(ReturnId::value).toList(),
                objects);
    }

    @Override
    public List<OrderId> after(@Nullable OrderId after, PersonToErase person, int most) {
        return jdbc.sql("select o.id from orders.orders o where " + OF_PERSON + """
                         and o.id > :after order by o.id limit :most
                        """)
                .params(person.parameters())
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("most", most)
                .query(OrderId.class)
                .list();
    }

    @Override
    public List<Obstacle> of(PersonToErase person) {
        return jdbc.sql("""
                        select 'OPEN_ORDER' as kind, o.number as object from orders.orders o
                        where %1$s and o.status in ('PENDING_PAYMENT', 'OPEN')
                        union all
                        select 'OPEN_RETURN', r.number from orders.orders o join orders.returns r on r.order_id = o.id
                        where %1$s and r.ended_at is null
                        union all
                        select 'OPEN_WITHDRAWAL', o.number from orders.orders o
                        join orders.withdrawals w on w.order_id = o.id
                        where %1$s and w.status = 'OPEN'
                        union all
                        select 'OWED_REFUND', o.number from orders.orders o
                        where %1$s and (o.overpaid_minor is not null or exists (
                            select from orders.owed_refunds d where d.order_id = o.id and d.done_at is null)
                            or exists (select from orders.returns r join orders.return_refunds f on f.return_id = r.id
                                where r.order_id = o.id and f.status = 'PENDING'))
                        limit 10
                        """.formatted(OF_PERSON))
                .params(person.parameters())
                .query(Obstacle.class)
                .list();
    }
}
