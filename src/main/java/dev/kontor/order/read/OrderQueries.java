package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.fulfillment.OrderBackorders;
import dev.kontor.order.lifecycle.FulfillmentRepository;
import dev.kontor.order.lifecycle.OrderContent;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.lifecycle.TimelineEntry;
import dev.kontor.order.receivable.OutstandingAmounts;
import dev.kontor.order.search.OrderHits;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.json.MoneyLocale;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads lists and complete views of orders with a fixed number of statements.
@Repository
public class OrderQueries {

    private static final String NEWEST_FIRST = "-createdAt";
    private static final Sorting SORTING = Sorting.by(
            "id",
            NEWEST_FIRST,
            SortField.time("createdAt", "created_at"),
            SortField.number("total", "total_minor"),
            SortField.text("number", "number"));
    private static final UUID NO_REFERENCE = new UUID(0, 0);
    private static final String PAID = """
            id in (select p.id from orders.orders p where p.cart_id = :reference and p.status <> 'FAILED'
                union all select l.order_id from orders.payment_links l where l.reference = :reference)
            """;

    /// Orders of which money may be missing that arrives outside of a provider. One of which a part has arrived
    /// is `AUTHORIZED`, as is one whose provider has reserved the money. What an edit has added may be paid in
    /// another way.
    static final String OWING = """
            o.status = 'OPEN' and (o.payment_status = 'AWAITING_TRANSFER' or o.payment_status = 'AUTHORIZED'
                and (o.payment_method in ('bank-transfer', 'on-account', 'cash-on-delivery') or o.edits > 0))
            """;

    private static final String DERIVED = """
            o.held_at is not null as held, null::bigint as outstanding_minor, %s as owing,
            (select sum(l.quantity) from orders.order_lines l where l.order_id = o.id) as units
            """.formatted(OWING);

    /// The columns of a list: reading all columns takes more than twice as long.
    private static final String SUMMARY = """
            o.id, o.number, o.status, o.payment_status, o.fulfillment_status, o.channel, o.email, o.customer_id, o.total_minor,
            o.currency, o.tags, o.created_at, o.placed_at, o.payment_due_on, o.overpaid_minor, o.version,
            """ + DERIVED;

    private static final String ORDER =
            "o.*, " + DERIVED + """
            , (o.shipping_facts ->> 'deliveryFromOn')::date as shipping_delivery_from_on,
            (o.shipping_facts ->> 'deliveryToOn')::date as shipping_delivery_to_on,
            case when jsonb_typeof(o.shipping_facts -> 'pickup') = 'object'
                then (o.shipping_facts -> 'pickup') - 'locationId' end as shipping_pickup,
            case when jsonb_typeof(o.shipping_facts -> 'carrierPoint') = 'object'
                then o.shipping_facts -> 'carrierPoint' end as shipping_carrier_point,
            coalesce(o.tax_notes, '[]') as invoice_notes, held_at as hold_at, held_by as hold_actor, '[]'::jsonb as lines,
            case when o.status = 'CANCELED' then o.total_minor
                else (select sum(l.canceled_gross_minor) from orders.order_lines l where l.order_id = o.id)
                    + coalesce((select sum(g.canceled_gross_minor) from orders.shipping_groups g
                        where g.order_id = o.id), 0)
                end as canceled_minor,
            (select jsonb_agg(jsonb_build_object('itemId', l.id, 'reason', l.price_override ->> 'reason',
                    'by', l.price_override ->> 'by') order by l.position)
                from orders.order_lines l where l.order_id = o.id and l.price_override is not null) as agreed_prices,
            """ + OrderColumns.GROUPS + ", " + OrderColumns.SHIPPING_TAXES;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final FulfillmentRepository fulfillments;
    private final Payments payments;
    private final OrderBackorders backorders;
    private final OrderHits hits;
    private final OutstandingAmounts outstanding;
    private final Clock clock;

    OrderQueries(
            JdbcClient jdbc,
            KeysetLists lists,
            FulfillmentRepository fulfillments,
            Payments payments,
            OrderBackorders backorders,
            OrderHits hits,
            OutstandingAmounts outstanding,
            Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.fulfillments = fulfillments;
        this.payments = payments;
        this.backorders = backorders;
        this.hits = hits;
        this.outstanding = outstanding;
        this.clock = clock;
    }

    public Page<OrderSummary> list(OrderFilter filter, Listing listing) {
        return owing(summaries(filter, listing));
    }

    /// Runs two more statements if orders that are not paid in full are among those of the page.
    private Page<OrderSummary> owing(Page<OrderSummary> page) {
        var owed = owed(page.items());
        return page.map(order -> order.owing(owed.get(order.id())));
    }

    private Map<OrderId, Money> owed(List<OrderSummary> orders) {
        var owed = new HashMap<>(outstanding.of(orders.stream()
                .filter(OrderSummary::owing)
                .map(OrderSummary::id)
                .toList()));
        owed.values().removeIf(amount -> !amount.isPositive());
        return owed;
    }

    private Page<OrderSummary> summaries(OrderFilter filter, Listing listing) {
        return filter.q() != null && listing.isStartOf(NEWEST_FIRST) && hits.areMany(filter.q())
                ? recentFirst(filter, listing)
                : list(paidBy(filter, filter.conditions()), listing, filter);
    }

    private Conditions paidBy(OrderFilter filter, Conditions conditions) {
        return filter.paymentId() == null
                ? conditions
                : conditions.and(
                        PAID,
                        "reference",
                        payments.find(filter.paymentId())
                                .map(PaymentSnapshot::reference)
                                .orElse(NO_REFERENCE));
    }

    /// Looks for the first page of a search among recent orders, and among all only if those do not fill it. Of a SKU
    /// that thousands of orders have, the newest would otherwise be known only after all of them were read.
    Page<OrderSummary> recentFirst(OrderFilter filter, Listing listing) {
        var recent = list(paidBy(filter, filter.recent(clock.instant())), listing, filter);
        return recent.page().hasMore() ? recent : list(paidBy(filter, filter.conditions()), listing, filter);
    }

    /// Returns the orders of a customer without those that were never placed.
    public Page<PastOrder> history(CustomerId customer, Listing listing) {
        var conditions = new Conditions()
                .and("customer_id = :customer", "customer", customer)
                .and("status not in ('PENDING_PAYMENT', 'FAILED')");
        return owing(list(conditions, listing, customer)).map(PastOrder::of);
    }

    private Page<OrderSummary> list(Conditions conditions, Listing listing, Object filter) {
        return lists.select(SUMMARY, "orders.orders o")
                .where(conditions)
                .page(listing, SORTING, OrderSummary.class, filter);
    }

    /// Returns the order as its buyer sees it. Orders of others are not found.
    public OrderDetails own(OrderId id, Owner owner) {
        var row = row(id, " and " + Owner.CONDITION, owner.params());
        MoneyLocale.use(Locale.forLanguageTag(row.locale()));
        var payment = paid(row.paymentId());
        return OrderDetails.of(row, owed(row), payment == null ? null : payment.forBuyer(), parcels(id));
    }

    public ManagedOrder managed(OrderId id) {
        var row = row(id, "", Map.of());
        return ManagedOrder.of(row, owed(row), paid(row.paymentId()), parcels(id));
    }

    private @Nullable Money owed(OrderRow row) {
        return owed(List.of(row.summary())).get(row.summary().id());
    }

    /// Without entries that only a later version knows, which are there after a rollback.
    public Page<TimelineEntry> timeline(OrderId id) {
        var entries = jdbc.sql("""
                        select id, type, actor, at, data from orders.timeline
                        where order_id = :id and type = any(:types) order by id limit 1000
                        """)
                .param("id", id)
                .param("types", List.of(TimelineEntry.Type.values()))
                .query(TimelineEntry.class)
                .list();
        if (entries.isEmpty()) {
            throw NotFoundException.of("order", id);
        }
        return Page.whole(entries);
    }

    private OrderContent.@Nullable Paid paid(PaymentId id) {
        return payments.find(id)
                .map(payment -> OrderContent.Paid.of(
                        payment, payment.hasRefunds() ? payments.refunds(payment.id()) : List.of()))
                .orElse(null);
    }

    private List<OrderContent.Parcel> parcels(OrderId id) {
        return fulfillments.of(id).stream().map(OrderContent.Parcel::of).toList();
    }

    private OrderRow row(OrderId id, String condition, Map<String, Object> params) {
        var lines = jdbc.sql("""
                        select l.id, case when l.custom is null then l.variant_id end as variant_id,
                            case when l.custom is null then l.product_id end as product_id, nullif(l.sku, '') as sku,
                            l.title, l.variant_title, l.image_url, l.shippable, l.custom,
                            l.quantity, l.shipped,
                            case when o.status = 'CANCELED' then l.quantity else l.canceled end as canceled,
                            l.returned,
                            0 as backordered, null::date as expected_on, l.unit_price_minor, l.subtotal_minor,
                            l.discount_minor,
                            l.net_minor, l.tax_minor, l.gross_minor, o.currency, l.tax_name,
                            trim_scale(l.tax_rate) as tax_rate, l.shipping_group_id, l.parts, %s, %s, %s
                        from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where l.order_id = :id order by l.position
                        """.formatted(OrderColumns.INPUTS, OrderColumns.TAX_SHARES, OrderColumns.DISCOUNTS))
                .param("id", id)
                .query(OrderContent.Line.class)
                .list();
        return jdbc.sql("select " + ORDER + " from orders.orders o where id = :id" + condition)
                .param("id", id)
                .params(params)
                .query(OrderRow.class)
                .optional()
                .map(row -> row.with(backorders.marked(id, lines)))
                .orElseThrow(() -> NotFoundException.of("order", id));
    }
}
