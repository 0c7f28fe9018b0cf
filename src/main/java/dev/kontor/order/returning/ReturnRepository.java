package dev.kontor.order.returning;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.database.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores returns and counts the returned units of order lines. Lock the order before a return is read to
/// be changed.
@Repository
public class ReturnRepository {

    /// Columns of a [Return] in `orders.returns r`.
    public static final String COLUMNS = """
            r.id, r.number, r.kind, r.order_id, r.status, r.requested_by, r.instructions, r.reject_reason,
                r.window_reason, r.note, r.created_at, r.decided_at, r.received_at, r.ended_at, r.updated_at, r.version,
                r.carrier, r.tracking_number, r.tracking_url, r.carrier_status, r.carrier_status_at,
                (select jsonb_agg(jsonb_build_object('id', i.id, 'lineId', i.order_line_id, 'quantity', i.quantity,
                    'reason', i.reason, 'reasonLabel', i.reason_label, 'note', i.note, 'sellable', i.sellable,
                    'damaged', i.damaged, 'lost', i.lost) order by i.position)
                 from orders.return_items i where i.return_id = r.id) as items,
                r.replacements,
                exists (select from orders.exchanges x where x.return_id = r.id and x.status = 'OPEN') as exchanging
            """;

    private static final String SELECT = "select " + COLUMNS + " from orders.returns r ";

    private final JdbcClient jdbc;

    ReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of returns of an order.
    ///
    /// @param open those that are not ended
    record Count(int all, int open) {}

    public Optional<OrderId> orderOf(ReturnId id) {
        return jdbc.sql("select order_id from orders.returns where id = :id")
                .param("id", id)
                .query(OrderId.class)
                .optional();
    }

    /// Returns the order of a return of a shopper.
    public Optional<OrderId> orderOf(ReturnId id, Owner owner) {
        return jdbc.sql("""
                        select o.id from orders.returns r join orders.orders o on o.id = r.order_id
                        where r.id = :id and\s""" + Owner.CONDITION)
                .param("id", id)
                .params(owner.params())
                .query(OrderId.class)
                .optional();
    }

    /// Returns the address to which the first item of the return was shipped.
    public Optional<Address> origin(ReturnId id) {
        record Origin(Address address) {}
        return jdbc.sql("""
                        select coalesce(g.address, o.shipping_address) as address
                        from orders.returns r join orders.orders o on o.id = r.order_id
                        join orders.return_items i on i.return_id = r.id and i.position = 1
                        join orders.order_lines l on l.id = i.order_line_id
                        left join orders.shipping_groups g on g.id = l.shipping_group_id
                        where r.id = :id and coalesce(g.address, o.shipping_address) is not null
                        """).param("id", id).query(Origin.class).optional().map(Origin::address);
    }

    public Optional<Return> find(ReturnId id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(Return.class)
                .optional();
    }

    Count count(OrderId order) {
        return jdbc.sql("""
                        select count(*)::integer as "all",
                            (count(*) filter (where status = any(:open)))::integer as open
                        from orders.returns where order_id = :order
                        """)
                .param("order", order)
                .param("open", ReturnStatus.OPEN)
                .query(Count.class)
                .single();
    }

    List<ReturnableLine> lines(OrderId order) {
        return jdbc.sql("""
                        select id, product_id, sku, title, variant_title, image_url, shippable, quantity, shipped,
                            in_returns, custom is not null as custom
                        from orders.order_lines where order_id = :order order by position
                        """).param("order", order).query(ReturnableLine.class).list();
    }

    void insert(Return created) {
        jdbc.sql("""
                        with header as (
                            insert into orders.returns (id, version, number, kind, replacements, order_id, status,
                                requested_by, instructions, window_reason, note, created_at, decided_at, ended_at,
                                updated_at)
                            values (:id, 1, :number, :kind, :wanted::jsonb, :orderId, :status, :requestedBy,
                                :texts.instructions, :texts.windowReason, :texts.note, :times.createdAt,
                                :times.decidedAt, :times.endedAt, :times.updatedAt)
                        )
                        insert into orders.return_items (id, return_id, order_line_id, position, quantity, reason,
                            reason_label, note, lost)
                        select n.id, :id, n.line, n.position, n.quantity, n.reason, n.label, n.note, n.lost
                        from unnest(:items.id::uuid[], :items.lineId::uuid[], :items.quantity::integer[],
                            :items.reason::text[], :items.reasonLabel::text[], :items.note::text[],
                            :items.lost::integer[])
                            with ordinality as n (id, line, quantity, reason, label, note, lost, position)
                        """)
                .paramSource(created)
                .param("wanted", created.replacements() == null ? null : Sql.json(created.replacements()))
                .update();
    }

    /// Writes a return whose order is locked.
    public void save(Return changed) {
        int rows = jdbc.sql("""
                        with units as (
                            update orders.return_items i set sellable = n.sellable, damaged = n.damaged, lost = n.lost
                            from unnest(:items.id::uuid[], :items.sellable::integer[], :items.damaged::integer[],
                                :items.lost::integer[]) as n (id, sellable, damaged, lost)
                            where i.id = n.id and (i.sellable, i.damaged, i.lost) <> (n.sellable, n.damaged, n.lost)
                        )
                        update orders.returns set version = :version, kind = :kind, status = :status,
                            instructions = :texts.instructions, reject_reason = :texts.rejectReason,
                            note = :texts.note, carrier = :tracking.carrier,
                            tracking_number = :tracking.trackingNumber, tracking_url = :tracking.trackingUrl,
                            carrier_status = :tracking.carrierStatus, carrier_status_at = :tracking.carrierStatusAt,
                            decided_at = :times.decidedAt, received_at = :times.receivedAt,
                            ended_at = :times.endedAt, updated_at = :times.updatedAt
                        where id = :id and version = :version - 1
                        """).paramSource(changed).update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    "return " + changed.number() + " was changed by another transaction");
        }
    }

    void insert(Receipt receipt) {
        jdbc.sql("""
                        insert into orders.return_receipts (id, return_id, location_id, items, actor, at)
                        values (:id, :returnId, :locationId, :items, :actor, :at)
                        """).paramSource(receipt).update();
    }

    /// Moves units of order lines into returns and out of them.
    ///
    /// @param inReturns units that belong to returns from now on; negative for units that no longer do
    /// @param returned units that came back
    void count(Map<OrderLineId, Integer> inReturns, Map<OrderLineId, Integer> returned) {
        record Move(OrderLineId lineId, int inReturns, int returned) {}
        var ids = new HashSet<>(inReturns.keySet());
        ids.addAll(returned.keySet());
        var moves = ids.stream()
                .map(id -> new Move(id, inReturns.getOrDefault(id, 0), returned.getOrDefault(id, 0)))
                .toList();
        if (moves.isEmpty()) {
            return;
        }
        int rows = jdbc.sql("""
                        update orders.order_lines l
                        set in_returns = l.in_returns + n.in_returns, returned = l.returned + n.returned
                        from unnest(:moves.lineId::uuid[], :moves.inReturns::integer[], :moves.returned::integer[])
                            as n (id, in_returns, returned)
                        where l.id = n.id and l.in_returns + n.in_returns between 0 and l.shipped
                        and l.returned + n.returned between 0 and l.in_returns + n.in_returns
                        """).param("moves", moves).update();
        if (rows != moves.size()) {
            throw new IllegalStateException("the order has fewer units for its returns than were checked");
        }
    }
}
