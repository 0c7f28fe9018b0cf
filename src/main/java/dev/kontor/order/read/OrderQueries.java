package dev.kontor.order.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.fulfillment.OrderBackorders;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LinePart;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.OrderGroupRows;
import dev.kontor.order.lifecycle.OrderRepository;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.json.MoneyLocale;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads lists and complete views of orders with a fixed number of statements.
@Repository
public class OrderQueries {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "-createdAt",
            SortField.time("createdAt", "created_at"),
            SortField.number("total", "total_minor"),
            SortField.text("number", "number"));
    private static final String HISTORY =
            " and customer_id = :customer and status not in ('PENDING_PAYMENT', 'FAILED')";
    private static final String UNITS = """
            (select sum(l.quantity) from orders.order_lines l where l.order_id = o.id) as units,
            case when o.status = 'CANCELED' then o.total_minor
                else (select sum(l.canceled_gross_minor) from orders.order_lines l where l.order_id = o.id)
                    + coalesce((select sum(g.canceled_gross_minor) from orders.shipping_groups g
                        where g.order_id = o.id), 0)
                end as canceled_minor
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Cursors cursors;
    private final FulfillmentRepository fulfillments;
    private final Payments payments;
    private final OrderBackorders backorders;
    private final OrderGroupRows groups;

    OrderQueries(
            JdbcClient jdbc,
            JsonMapper json,
            Cursors cursors,
            FulfillmentRepository fulfillments,
            Payments payments,
            OrderBackorders backorders,
            OrderGroupRows groups) {
        this.jdbc = jdbc;
        this.json = json;
        this.cursors = cursors;
        this.fulfillments = fulfillments;
        this.payments = payments;
        this.backorders = backorders;
        this.groups = groups;
    }

    public Page<OrderSummary> list(OrderFilter filter, Listing listing) {
        return list(filter.conditions(), filter.params(), listing, filter);
    }

    /// Returns the orders of a customer without those that were never placed.
    public Page<PastOrder> history(CustomerId customer, Listing listing) {
        var params = Map.<String, Object>of("customer", customer.value());
        return list(HISTORY, params, listing, customer).map(PastOrder::of);
    }

    private Page<OrderSummary> list(String conditions, Map<String, Object> params, Listing listing, Object filter) {
        var window = cursors.window(listing, SORTING, filter);
        var all = new HashMap<>(params);
        all.putAll(window.params());
        var rows = jdbc.sql("select o.*, " + UNITS + " from orders.orders o where true" + conditions + window.and()
                        + window.orderAndLimit())
                .params(all)
                .query((row, _) -> summary(row))
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "total" -> row.total().minor();
            case "number" -> row.number();
            default -> row.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from orders.orders o where true" + conditions)
                        .params(params)
                        .query(Long.class)
                        .single())
                : page;
    }

    /// Returns the order as its buyer sees it. Orders of others are not found.
    public OrderDetails own(OrderId id, Owner owner) {
        var row = row(id, " and " + Owner.CONDITION, owner.params());
        MoneyLocale.use(Locale.forLanguageTag(row.locale()));
        return OrderDetails.of(row, paid(row.paymentId()), parcels(id));
    }

    public ManagedOrder managed(OrderId id) {
        var row = row(id, "", Map.of());
        return ManagedOrder.of(row, paid(row.paymentId()), parcels(id));
    }

    public Page<TimelineEntry> timeline(OrderId id) {
        var entries = jdbc.sql("""
                        select id, type, actor, at, data::text as data from orders.timeline
                        where order_id = :id order by id limit 1000
                        """).param("id", id).query(TimelineEntry.class).list();
        if (entries.isEmpty()) {
            throw NotFoundException.of("order", id);
        }
        return Page.whole(entries);
    }

    private OrderContent.@Nullable Paid paid(PaymentId id) {
        return payments.find(id).map(OrderContent.Paid::of).orElse(null);
    }

    private List<OrderContent.Parcel> parcels(OrderId id) {
        return fulfillments.of(id).stream().map(OrderContent.Parcel::of).toList();
    }

    private OrderRow row(OrderId id, String condition, Map<String, Object> params) {
        var lines = jdbc.sql("""
                        select l.*, o.currency,
                            case when o.status = 'CANCELED' then l.quantity else l.canceled end as units_canceled
                        from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where l.order_id = :id order by l.position
                        """).param("id", id).query((row, _) -> line(row)).list();
        return jdbc.sql("select o.*, " + UNITS + ", " + OrderGroupRows.GROUPS + " from orders.orders o where id = :id"
                        + condition)
                .param("id", id)
                .params(params)
                .query((row, _) -> row(row, backorders.marked(id, lines)))
                .optional()
                .orElseThrow(() -> NotFoundException.of("order", id));
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        return new OrderSummary(
                new OrderId(row.getObject("id", UUID.class)),
                row.getString("number"),
                OrderStatus.valueOf(row.getString("status")),
                OrderPaymentStatus.valueOf(row.getString("payment_status")),
                FulfillmentStatus.valueOf(row.getString("fulfillment_status")),
                row.getString("channel"),
                row.getString("email"),
                customer == null ? null : new CustomerId(customer),
                money(row, "total_minor"),
                row.getInt("units"),
                row.getObject("held_at") != null,
                Sql.list(row, "tags"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "placed_at"),
                row.getLong("version"));
    }

    private OrderRow row(ResultSet row, List<OrderContent.Line> lines) throws SQLException {
        var shipping = row.getString("shipping_code");
        var address = row.getString("shipping_address");
        return new OrderRow(
                summary(row),
                row.getString("locale"),
                row.getString("note"),
                row.getString("cancel_reason"),
                OrderRepository.hold(row),
                new OrderContent.Totals(
                        money(row, "subtotal_minor"),
                        money(row, "shipping_minor"),
                        money(row, "shipping_net_minor"),
                        money(row, "shipping_tax_minor"),
                        money(row, "tax_minor"),
                        money(row, "total_minor"),
                        money(row, "canceled_minor"),
                        row.getBoolean("prices_include_tax")),
                shipping == null ? null : new OrderContent.Shipping(shipping, row.getString("shipping_name")),
                address == null ? null : json.readValue(address, Address.class),
                groups.of(row),
                json.readValue(row.getString("billing_address"), Address.class),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                lines,
                Sql.optionalInstant(row, "canceled_at"),
                Sql.optionalInstant(row, "completed_at"));
    }

    private OrderContent.Line line(ResultSet row) throws SQLException {
        var parts = row.getString("parts");
        var shares = row.getString("tax_shares");
        var currency = row.getString("currency");
        return new OrderContent.Line(
                new OrderLineId(row.getObject("id", UUID.class)),
                new VariantId(row.getObject("variant_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                row.getString("variant_title"),
                row.getString("image_url"),
                row.getBoolean("shippable"),
                row.getInt("quantity"),
                row.getInt("shipped"),
                row.getInt("units_canceled"),
                0,
                null,
                money(row, "unit_price_minor"),
                money(row, "subtotal_minor"),
                money(row, "net_minor"),
                money(row, "tax_minor"),
                money(row, "gross_minor"),
                row.getString("tax_name"),
                row.getBigDecimal("tax_rate").stripTrailingZeros(),
                OrderGroupRows.id(row.getObject("shipping_group_id", UUID.class)),
                LineInput.read(row.getString("inputs"), Currency.getInstance(row.getString("currency")), json),
                parts == null
                        ? null
                        : json.readValue(parts, new TypeReference<List<LinePart>>() {}).stream()
                                .map(OrderContent.Part::of)
                                .toList(),
                shares == null
                        ? null
                        : json.readValue(shares, new TypeReference<List<LineTax>>() {}).stream()
                                .map(share -> OrderContent.TaxShare.of(share, currency))
                                .toList());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getLong(column), row.getString("currency"));
    }
}
