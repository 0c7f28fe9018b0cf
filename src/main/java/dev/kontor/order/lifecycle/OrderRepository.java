package dev.kontor.order.lifecycle;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores orders as aggregates. One statement reads an order with its lines; one writes it with its timeline.
@Component
public class OrderRepository {

    /// The lines and `seen_version` are those at the start of the statement, even if it had to wait for a lock.
    private static final String SELECT = """
            select id, number, cart_id, customer_id, email, locale, channel, status, payment_status, fulfillment_status,
                currency, total_minor, payment_id, payment_method, cancel_reason, held_at, held_by, hold_reason,
                placed_at, paid_at, canceled_at, completed_at, refund_asked_minor, version,
                (select seen.version from orders.orders seen where seen.id = o.id) as seen_version,
                (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id, 'sku', l.sku,
                    'title', l.title, 'variantTitle', l.variant_title, 'shippable', l.shippable,
                    'quantity', l.quantity, 'assigned', l.assigned, 'shipped', l.shipped,
                    'refunding', l.refunding,
                    'canceled', l.canceled, 'grossMinor', l.gross_minor, 'taxMinor', l.tax_minor,
                    'canceledGrossMinor', l.canceled_gross_minor, 'canceledTaxMinor', l.canceled_tax_minor,
                    'owed', l.owed, 'owedGrossMinor', l.owed_gross_minor, 'groupId', l.shipping_group_id,
                    'inputs', l.inputs, 'parts', l.parts)
                    order by l.position), '[]')
                 from orders.order_lines l where l.order_id = o.id)::text as lines,
                (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'grossMinor', g.net_minor + g.tax_minor,
                    'canceledGrossMinor', g.canceled_gross_minor, 'owedGrossMinor', g.owed_gross_minor)
                    order by g.position), '[]')
                 from orders.shipping_groups g where g.order_id = o.id)::text as groups
            from orders.orders o
            """;

    private static final String BY_PAYMENT =
            "where payment_id = :paymentId order by status = 'FAILED', created_at desc limit 1";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OrderRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Order> find(OrderId id) {
        return read(jdbc.sql(SELECT + "where id = :id").param("id", id));
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
        record Found(Order order, boolean current) {}
        return statement
                .query((row, _) -> new Found(row(row), row.getLong("version") == row.getLong("seen_version")))
                .optional()
                .map(found -> found.current()
                        ? found.order()
                        : find(found.order().id()).orElseThrow());
    }

    /// Writes a locked order and its new timeline entries.
    public void save(Order order) {
        var state = order.state();
        var hold = state.hold();
        var facts = order.facts();
        int rows = jdbc.sql("""
                        with told as (
                            insert into orders.timeline (id, order_id, type, actor, at, data)
                            select entry.id, :id, entry.type, entry.actor, entry.at, entry.data::jsonb
                            from unnest(:entryIds::uuid[], :entryTypes::text[], :entryActors::text[],
                                :entryTimes::timestamptz[], :entryData::text[]) as entry (id, type, actor, at, data)
                        )
                        update orders.orders set status = :status, payment_status = :paymentStatus,
                            fulfillment_status = :fulfillmentStatus, cancel_reason = :cancelReason,
                            held_at = :heldAt, held_by = :heldBy, hold_reason = :holdReason,
                            placed_at = :placedAt, paid_at = :paidAt, canceled_at = :canceledAt,
                            completed_at = :completedAt, refund_asked_minor = :refundAsked, updated_at = :now, version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", facts.id())
                .param("version", facts.version())
                .param("entryIds", strings(order, entry -> entry.id().toString()))
                .param("entryTypes", strings(order, entry -> entry.type().name()))
                .param("entryActors", strings(order, TimelineEntry::actor))
                .param("entryTimes", strings(order, entry -> entry.at().toString()))
                .param("entryData", strings(order, entry -> json.writeValueAsString(entry.data())))
                .param("status", state.status().name())
                .param("paymentStatus", state.paymentStatus().name())
                .param("fulfillmentStatus", state.fulfillmentStatus().name())
                .param("cancelReason", state.cancelReason())
                .param("heldAt", offset(hold == null ? null : hold.at()))
                .param("heldBy", hold == null ? null : hold.actor())
                .param("holdReason", hold == null ? null : hold.reason())
                .param("placedAt", offset(state.placedAt()))
                .param("paidAt", offset(state.paidAt()))
                .param("canceledAt", offset(state.canceledAt()))
                .param("completedAt", offset(state.completedAt()))
                .param("refundAsked", state.refundAskedMinor())
                .param("now", offset(clock.instant()))
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException(
                    "order " + facts.number() + " was changed by another transaction");
        }
    }

    /// Writes the assigned, shipped, canceled and owed units of each line and the owed shipping.
    public void saveLines(Order order) {
        var lines = order.lines().all();
        var groups = order.lines().groups();
        jdbc.sql("""
                        with sent as (
                            update orders.shipping_groups g set canceled_gross_minor = n.canceled,
                                owed_gross_minor = n.owed
                            from unnest(:groupIds::uuid[], :groupCanceled::bigint[], :groupOwed::bigint[])
                                as n (id, canceled, owed)
                            where g.id = n.id
                        )
                        update orders.order_lines l set assigned = n.assigned, shipped = n.shipped, refunding = n.refunding,
                            canceled = n.canceled, canceled_gross_minor = n.gross, canceled_tax_minor = n.tax,
                            owed = n.owed, owed_gross_minor = n.owed_gross
                        from unnest(:ids::uuid[], :assigned::int[], :shipped::int[], :refunding::int[], :canceled::int[],
                            :grosses::bigint[], :taxes::bigint[], :owed::int[], :owedGrosses::bigint[])
                            as n (id, assigned, shipped, refunding, canceled, gross, tax, owed, owed_gross)
                        where l.id = n.id
                        """)
                .param(
                        "groupIds",
                        groups.stream().map(group -> group.id().toString()).toArray(String[]::new))
                .param(
                        "groupCanceled",
                        groups.stream().map(OrderGroup::canceledGrossMinor).toArray(Long[]::new))
                .param(
                        "groupOwed",
                        groups.stream().map(OrderGroup::owedGrossMinor).toArray(Long[]::new))
                .param("ids", lines.stream().map(line -> line.id().toString()).toArray(String[]::new))
                .param("assigned", lines.stream().map(OrderLine::assigned).toArray(Integer[]::new))
                .param("shipped", lines.stream().map(OrderLine::shipped).toArray(Integer[]::new))
                .param("refunding", lines.stream().map(OrderLine::refunding).toArray(Integer[]::new))
                .param("canceled", lines.stream().map(OrderLine::canceled).toArray(Integer[]::new))
                .param(
                        "grosses",
                        lines.stream().map(OrderLine::canceledGrossMinor).toArray(Long[]::new))
                .param("taxes", lines.stream().map(OrderLine::canceledTaxMinor).toArray(Long[]::new))
                .param("owed", lines.stream().map(OrderLine::owed).toArray(Integer[]::new))
                .param(
                        "owedGrosses",
                        lines.stream().map(OrderLine::owedGrossMinor).toArray(Long[]::new))
                .update();
    }

    private static String[] strings(Order order, Function<TimelineEntry, String> value) {
        return order.timeline().stream().map(value).toArray(String[]::new);
    }

    private Order row(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var facts = new Order.Facts(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getObject("cart_id", UUID.class),
                customer == null ? null : new CustomerId(customer),
                row.getString("email"),
                row.getString("locale"),
                row.getString("channel"),
                Money.of(row.getLong("total_minor"), row.getString("currency")),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("payment_method"),
                row.getLong("version"));
        var state = new OrderState(
                OrderStatus.valueOf(row.getString("status")),
                OrderPaymentStatus.valueOf(row.getString("payment_status")),
                FulfillmentStatus.valueOf(row.getString("fulfillment_status")),
                row.getString("cancel_reason"),
                hold(row),
                instant(row, "placed_at"),
                instant(row, "paid_at"),
                instant(row, "canceled_at"),
                instant(row, "completed_at"),
                row.getLong("refund_asked_minor"));
        var lines = json.readValue(row.getString("lines"), new TypeReference<List<OrderLine>>() {});
        var groups = json.readValue(row.getString("groups"), new TypeReference<List<OrderGroup>>() {});
        return new Order(facts, state, new OrderLines(lines, groups));
    }

    public static OrderState.@Nullable Hold hold(ResultSet row) throws SQLException {
        var since = instant(row, "held_at");
        return since == null
                ? null
                : new OrderState.Hold(row.getString("hold_reason"), row.getString("held_by"), since);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
