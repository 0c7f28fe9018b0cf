package dev.kontor.order.read;

import static dev.kontor.order.read.OrderColumns.money;

import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.BasketSource;
import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.SimulationSource;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads past orders as baskets, as they were placed. Each part is one SQL statement.
@Repository
class OrderBaskets implements BasketSource {

    private static final int BATCH = 500;

    private static final String IN_PERIOD = """
            from orders.orders o
            where o.placed_at >= :from and o.placed_at < :until and o.status in ('OPEN', 'COMPLETED')
            """;

    /// The number of orders up to this one, counted as in [OrderHistory].
    private static final String NUMBER = """
            case when :numbered then 1 + (
                select count(*)::int from (
                    select e.id from orders.orders e
                    where e.customer_id = o.customer_id and e.created_at < o.created_at
                        and e.status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED')
                    union
                    select e.id from orders.orders e
                    where lower(e.email) = lower(o.email) and e.created_at < o.created_at
                        and e.status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED')
                ) as earlier) end as order_number
            """;

    private static final String COLUMNS = """
            select o.id, o.number, o.placed_at, o.currency, o.locale, o.channel, o.customer_id, o.email, o.payment_method,
                coalesce(o.shipping_address ->> 'country',
                    (select g.address ->> 'country' from orders.shipping_groups g
                     where g.order_id = o.id and g.address is not null order by g.position limit 1),
                    o.billing_address ->> 'country') as country,
                (select coalesce(jsonb_agg(jsonb_build_object('reference', l.id::text, 'variantId', l.variant_id,
                        'productId', l.product_id, 'unitPrice', %s, 'quantity', l.quantity, 'reduced', l.reduced)
                        order by l.position), '[]')
                 from orders.order_lines l where l.order_id = o.id) as lines,
                (select coalesce(jsonb_agg(jsonb_build_object('reference', s.id::text, 'method', s.code, 'price', %s)
                        order by s.id), '[]')
                 from (select o.id, o.shipping_code as code, o.shipping_minor - coalesce((select sum(r.shipping_minor)
                            from orders.shipping_groups r where r.order_id = o.id and r.replaced_at is not null), 0) as minor
                       where o.shipping_code is not null
                       union all
                       select g.id, g.shipping_code, g.shipping_minor from orders.shipping_groups g
                       where g.order_id = o.id and g.shipping_code is not null and g.replaced_at is null) as s) as shipments,
                (select coalesce(jsonb_agg(distinct jsonb_build_object('promotionId', u.discount -> 'promotionId')), '[]')
                 from (select jsonb_array_elements(o.shipping_discounts) as discount
                       union all
                       select jsonb_array_elements(g.discounts) from orders.shipping_groups g where g.order_id = o.id
                       union all
                       select jsonb_array_elements(l.discounts) from orders.order_lines l where l.order_id = o.id
                 ) as u) as discounts,
            """.formatted(money("l.unit_price_minor"), money("s.minor"));

    private final JdbcClient jdbc;

    OrderBaskets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A discount of the order.
    record Given(PromotionId promotionId) {}

    record Row(
            UUID id,
            String number,
            Instant placedAt,
            Currency currency,
            Locale locale,
            String channel,
            @Nullable CustomerId customerId,
            String email,
            @Nullable String paymentMethod,
            @Nullable String country,
            List<PromotionContext.Line> lines,
            List<PromotionContext.Shipment> shipments,
            List<Given> discounts,
            @Nullable Integer orderNumber) {

        PastBasket basket() {
            return new PastBasket(
                    new Place(placedAt, id),
                    number,
                    new PromotionContext(
                            currency,
                            locale,
                            channel,
                            country,
                            new PromotionBuyer(customerId, email, Set.of()),
                            lines,
                            shipments,
                            paymentMethod,
                            List.of()),
                    orderNumber,
                    discounts.stream().map(Given::promotionId).collect(Collectors.toUnmodifiableSet()));
        }
    }

    @Override
    public SimulationSource kind() {
        return SimulationSource.ORDERS;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public long count(Instant from, Instant until) {
        return jdbc.sql("select count(*) " + IN_PERIOD)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    @Override
    public List<PastBasket> next(Query query) {
        return jdbc.sql(COLUMNS + NUMBER + IN_PERIOD + """
                        and (o.placed_at, o.id) > (:after.at, :after.id)
                        and (hashtextextended(o.id::text, 0) & 1048575) < :share
                        order by o.placed_at, o.id limit :most
                        """).paramSource(query).query(Row.class).list().stream()
                .map(Row::basket)
                .toList();
    }
}
