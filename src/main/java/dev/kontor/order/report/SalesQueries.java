package dev.kontor.order.report;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Aggregates placed orders, one statement per report. Leaves out canceled orders, and replacement orders,
/// because their units were sold with the original order.
@Repository
class SalesQueries {

    private static final String PLACED = """
            with placed as (
                select o.id, o.currency, o.channel, o.locale, o.payment_method, o.placed_at, o.total_minor, o.tax_minor,
                    coalesce(o.shipping_address ->> 'country', (select g.address ->> 'country'
                            from orders.shipping_groups g where g.order_id = o.id and g.address is not null
                                and g.replaced_at is null order by g.position limit 1),
                        o.billing_address ->> 'country') as country
                from orders.orders o
                where o.status in ('OPEN', 'COMPLETED') and %s
                    and not exists (select from orders.exchanges x where x.order_id = o.id)
            )
            """;

    private static final String SALES = PLACED + """
            , lines as (
                select l.order_id, sum(l.canceled_gross_minor) as canceled, sum(l.canceled_tax_minor) as canceled_tax,
                    sum(case when l.tax_category = :outside then 0 else l.quantity - l.canceled end) as units,
                    sum(case when l.tax_category = :outside then 0 else l.returned end) as returned,
                    sum(case when l.tax_category = :outside then l.gross_minor - l.canceled_gross_minor else 0 end)
                        as gift_cards
                from placed p join orders.order_lines l on l.order_id = p.id group by l.order_id
            ), shipping as (
                select g.order_id, sum(g.canceled_gross_minor) as canceled,
                    sum(case when g.canceled_gross_minor > 0 then g.tax_minor else 0 end) as canceled_tax
                from placed p join orders.shipping_groups g on g.order_id = p.id group by g.order_id
            ), sales as (
                select %s as key, p.currency, l.units, l.returned, l.gift_cards,
                    p.total_minor - l.canceled - coalesce(s.canceled, 0) - l.gift_cards as total,
                    p.tax_minor - l.canceled_tax - coalesce(s.canceled_tax, 0) as tax
                from placed p join lines l on l.order_id = p.id left join shipping s on s.order_id = p.id
            )
            select key, currency, count(*) as orders, sum(units)::bigint as units, sum(returned)::bigint as returned,
                sum(total)::bigint as total_minor, sum(tax)::bigint as tax_minor,
                sum(total - tax)::bigint as net_minor, sum(gift_cards)::bigint as gift_cards_minor
            from sales group by key, currency order by key, currency
            """;

    private static final String BEST = PLACED + """
            , sold as (
                select case when l.custom is null then l.variant_id end as variant_id,
                    case when l.custom is null then l.product_id end as product_id,
                    case when l.custom is not null then l.sku || ' ' || l.title else '' end as entered,
                    p.currency, p.id as order_id, p.locale = :locale as readable, p.placed_at, l.sku, l.title, l.variant_title,
                    l.returned,
                    l.quantity - l.canceled as units, l.gross_minor - l.canceled_gross_minor as total,
                    l.tax_minor - l.canceled_tax_minor as tax
                from placed p join orders.order_lines l on l.order_id = p.id
                where l.quantity > l.canceled and l.tax_category is distinct from :outside
            )
            select variant_id, product_id, currency, count(distinct order_id) as orders, sum(units)::bigint as units,
                sum(returned)::bigint as returned, sum(total)::bigint as total_minor,
                sum(total - tax)::bigint as net_minor,
                nullif((array_agg(sku order by placed_at desc))[1], '') as sku,
                (array_agg(title order by readable desc, placed_at desc))[1] as title,
                (array_agg(variant_title order by readable desc, placed_at desc))[1] as variant_title
            from sold group by variant_id, product_id, entered, currency
            order by units desc, total_minor desc, variant_id, entered, currency limit :most
            """;

    private final JdbcClient jdbc;
    private final Shop shop;

    SalesQueries(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    SalesReport sales(SalesPeriod period, SalesGrouping grouping) {
        var conditions = conditions(period);
        var rows = jdbc.sql(SALES.formatted(conditions.sql(), grouping.sql()))
                .params(conditions.params())
                .param("outside", Taxation.OUTSIDE_SCOPE)
                .param("timeZone", period.zone(shop.timeZone()).getId())
                .query(SalesReport.Row.class)
                .list();
        var totals = new LinkedHashMap<Currency, SalesReport.Total>();
        rows.forEach(row -> totals.merge(row.total().currency(), SalesReport.Total.of(row), SalesReport.Total::plus));
        return new SalesReport(period.from(), period.until(), grouping, rows, List.copyOf(totals.values()));
    }

    BestSellers bestSellers(SalesPeriod period, int most) {
        var conditions = conditions(period);
        return new BestSellers(
                period.from(),
                period.until(),
                jdbc.sql(BEST.formatted(conditions.sql()))
                        .params(conditions.params())
                        .param("outside", Taxation.OUTSIDE_SCOPE)
                        .param("locale", shop.defaultLocale().toLanguageTag())
                        .param("most", most)
                        .query(BestSellers.Item.class)
                        .list());
    }

    private Conditions conditions(SalesPeriod period) {
        var zone = period.zone(shop.timeZone());
        return new Conditions()
                .and("o.placed_at >= :start", "start", period.start(zone))
                .and("o.placed_at < :end", "end", period.end(zone))
                .and("o.channel = :channel", "channel", period.channel());
    }
}
