package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.database.AtCommit;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores orders as aggregates. One statement reads an order with its lines; one writes it with its timeline.
@Component
public class OrderRepository {

    /// The lines and `seen_version` are those at the start of the statement, even if it had to wait for a lock.
    private static final String COLUMNS = """
            id, number, cart_id, customer_id, access_token_hash is not null as has_access_token, email, locale, channel, status, payment_status, fulfillment_status,
                currency, total_minor, payment_id, payment_method, edits, cancel_reason, held_at as hold_at, held_by as hold_actor,
                hold_reason, placed_at, paid_at, canceled_at, completed_at, refund_asked_minor, version,
                (select seen.version from orders.orders seen where seen.id = o.id) as seen_version,
                (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id, 'sku', l.sku,
                    'title', l.title, 'variantTitle', l.variant_title, 'shippable', l.shippable,
                    'quantity', l.quantity, 'assigned', l.assigned, 'shipped', l.shipped,
                    'refunding', l.refunding,
                    'canceled', l.canceled, 'grossMinor', l.gross_minor, 'taxMinor', l.tax_minor,
                    'canceledGrossMinor', l.canceled_gross_minor, 'canceledTaxMinor', l.canceled_tax_minor,
                    'owed', l.owed, 'owedGrossMinor', l.owed_gross_minor, 'groupId', l.shipping_group_id,
                    'inputs', l.inputs, 'parts', l.parts, 'taxShares', l.tax_shares, 'custom', l.custom)
                    order by l.position), '[]')
                 from orders.order_lines l where l.order_id = o.id) as lines,
                (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'grossMinor', g.net_minor + g.tax_minor,
                    'canceledGrossMinor', g.canceled_gross_minor, 'owedGrossMinor', g.owed_gross_minor)
                    order by g.position), '[]')
                 from orders.shipping_groups g where g.order_id = o.id) as groups
            """;

    private static final String SELECT = "select " + COLUMNS + " from orders.orders o ";

    private static final String BY_PAYMENT =
            "where payment_id = :paymentId order by status = 'FAILED', created_at desc limit 1";

    private static final String LOCKED = "order changed although it was locked";

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Order> find(OrderId id) {
        return read(jdbc.sql(SELECT + "where id = :id").param("id", id));
    }

    /// Finds orders in one statement; unknown ones are absent.
    public List<Order> find(Collection<OrderId> ids) {
        return jdbc.sql(SELECT + "where id = any(:ids)").param("ids", ids).query(Row.class).list().stream()
                .map(Row::order)
                .toList();
    }

    /// Finds an order with the data about its lines and taxes that an edit needs, in one statement.
    public Optional<EditableOrder> editable(OrderId id) {
        return editable(id, "").map(EditableRow::order);
    }

    /// Locks an order and reads the data that an edit needs. Reads again if another transaction changed the order
    /// while the statement waited.
    public Optional<EditableOrder> lockEditable(OrderId id) {
        return editable(id, " for no key update of o")
                .map(row -> row.version == row.seenVersion
                        ? row.order()
                        : editable(id).orElseThrow());
    }

    private Optional<EditableRow> editable(OrderId id, String lock) {
        return jdbc.sql("select " + COLUMNS + OrderTerms.COLUMNS + " from orders.orders o where id = :id" + lock)
                .param("id", id)
                .query(EditableRow.class)
                .optional();
    }

    record EditableRow(
            Order.Facts facts,
            OrderState state,
            List<OrderLine> lines,
            List<OrderGroup> groups,
            OrderTerms terms,
            long version,
            long seenVersion) {

        EditableOrder order() {
            return new EditableOrder(new Order(facts, state, new OrderLines(lines, groups)), terms);
        }
    }

    /// Finds the order of a shopper by the account or by the hash of the order token.
    public Optional<Order> findOwn(OrderId id, Owner owner) {
        return read(jdbc.sql(SELECT + "where id = :id and " + Owner.CONDITION)
                .param("id", id)
                .params(owner.params()));
    }

    public Optional<Order> ofPayment(PaymentId id) {
        return read(jdbc.sql(SELECT + BY_PAYMENT).param("paymentId", id));
    }

    /// Finds the orders of payments in one statement, but none whose placement has failed.
    public List<Order> ofPayments(Collection<PaymentId> ids) {
        return jdbc
                .sql(SELECT + "where payment_id = any(:ids) and status <> 'FAILED'")
                .param("ids", ids)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::order)
                .toList();
    }

    public Optional<Order> living(UUID cartId) {
        return read(jdbc.sql(SELECT + "where cart_id = :cartId and status <> 'FAILED'")
                .param("cartId", cartId));
    }

    public Optional<Order> lock(OrderId id) {
        return read(jdbc.sql(SELECT + "where id = :id for no key update of o").param("id", id));
    }

    /// Finds and locks the order of a shopper by the account or by the hash of the order token.
    public Optional<Order> lockOwn(OrderId id, Owner owner) {
        return read(jdbc.sql(SELECT + "where id = :id and " + Owner.CONDITION + " for no key update of o")
                .param("id", id)
                .params(owner.params()));
    }

    /// Finds and locks the order of a payment: the one that did not fail, otherwise the last failed one.
    public Optional<Order> lockByPayment(PaymentId id) {
        return read(jdbc.sql(SELECT + BY_PAYMENT + " for no key update of o").param("paymentId", id));
    }

    /// Reads the lines again if another transaction changed the order while the statement waited, because the first
    /// read is outdated.
    private Optional<Order> read(JdbcClient.StatementSpec statement) {
        return statement
                .query(Row.class)
                .optional()
                .map(row -> row.version == row.seenVersion
                        ? row.order()
                        : find(row.facts.id()).orElseThrow());
    }

    private record Row(
            Order.Facts facts,
            OrderState state,
            List<OrderLine> lines,
            List<OrderGroup> groups,
            long version,
            long seenVersion) {

        Order order() {
            return new Order(facts, state, new OrderLines(lines, groups));
        }
    }

    /// Writes a locked order and its new timeline entries.
    public void save(Order order) {
        if (update(order, "count(*)").query(Integer.class).single() != 1) {
            throw changed(order);
        }
    }

    /// The same with the commit, for an order that this transaction has locked.
    public void saveAtCommit(Order order) {
        AtCommit.update(update(order, AtCommit.require("count(*) = 1", LOCKED)), LOCKED, () -> changed(order));
    }

    private static OptimisticLockingFailureException changed(Order order) {
        return new OptimisticLockingFailureException(
                "order " + order.facts().number() + " was changed by another transaction");
    }

    /// @param result SQL of what the statement returns
    private JdbcClient.StatementSpec update(Order order, String result) {
        return jdbc.sql("""
                        with logged as (
                            insert into orders.timeline (id, order_id, type, actor, at, data)
                            select entry.id, :id, entry.type, entry.actor, entry.at, entry.data::jsonb
                            from unnest(:timeline.id::uuid[], :timeline.type::text[], :timeline.actor::text[],
                                :timeline.at::timestamptz[], :timeline.data::text[])
                                as entry (id, type, actor, at, data)
                        ), saved as (
                            update orders.orders set status = :state.status, payment_status = :state.paymentStatus,
                                fulfillment_status = :state.fulfillmentStatus, cancel_reason = :state.cancelReason,
                                held_at = :state.hold.at, held_by = :state.hold.actor, hold_reason = :state.hold.reason,
                                placed_at = :state.placedAt, paid_at = :state.paidAt, canceled_at = :state.canceledAt,
                                completed_at = :state.completedAt, refund_asked_minor = :state.refundAskedMinor,
                                updated_at = :now, version = version + 1
                            where id = :id and version = :facts.version
                            returning id
                        )
                        select %s from saved
                        """.formatted(result)).paramSource(order).param("now", clock.instant());
    }

    /// Writes what the shop owes the buyer of a locked order because more was transferred than was due.
    public void saveOverpaid(OrderId id, Money overpaid) {
        jdbc.sql("update orders.orders set overpaid_minor = nullif(:minor::bigint, 0) where id = :id")
                .param("minor", overpaid.minor())
                .param("id", id)
                .update();
    }

    /// Writes the assigned, shipped, canceled and owed units of each line and the owed shipping.
    public void saveLines(Order order) {
        jdbc.sql("""
                        with sent as (
                            update orders.shipping_groups g set canceled_gross_minor = n.canceled,
                                owed_gross_minor = n.owed
                            from unnest(:groups.id::uuid[], :groups.canceledGrossMinor::bigint[],
                                :groups.owedGrossMinor::bigint[]) as n (id, canceled, owed)
                            where g.id = n.id
                        )
                        update orders.order_lines l set assigned = n.assigned, shipped = n.shipped, refunding = n.refunding,
                            canceled = n.canceled, canceled_gross_minor = n.gross, canceled_tax_minor = n.tax,
                            owed = n.owed, owed_gross_minor = n.owed_gross
                        from unnest(:all.id::uuid[], :all.assigned::int[], :all.shipped::int[], :all.refunding::int[],
                            :all.canceled::int[], :all.canceledGrossMinor::bigint[], :all.canceledTaxMinor::bigint[],
                            :all.owed::int[], :all.owedGrossMinor::bigint[])
                            as n (id, assigned, shipped, refunding, canceled, gross, tax, owed, owed_gross)
                        where l.id = n.id
                        """).paramSource(order.lines()).update();
    }
}
