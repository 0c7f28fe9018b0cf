package dev.kontor.perf;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Fills a shop with orders of three lines, evenly spread over three years, as they are after their purchase: paid, two
/// of three shipped. Buyers have names of which some are frequent and most are rare, and one of five has an
/// account.
final class OrderGrowth {

    private static final int BATCH = 500_000;
    static final int SKUS = 5_000;
    static final int FIRST_NAMES = 1_000;
    static final int LAST_NAMES = 50_000;

    private final String url;
    private long orders;

    OrderGrowth(String url) {
        this.url = url;
    }

    /// Adds orders until there are so many.
    void growTo(long wanted) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var indexes = Indexes.drop(
                    connection, "orders.orders", "orders.order_lines", "orders.fulfillments", "orders.order_search");
            while (orders < wanted) {
                long last = Math.min(wanted, orders + BATCH);
                add(statement, orders + 1, last, wanted);
                orders = last;
            }
            indexes.build();
            for (var table : List.of("orders", "order_lines", "fulfillments", "order_search")) {
                statement.execute("vacuum (analyze) orders." + table);
            }
        }
    }

    private static void add(Statement statement, long first, long last, long all) throws SQLException {
        statement.execute("drop table if exists pg_temp.made");
        statement.execute("""
                create temporary table made as
                select n, age, uuidv7(make_interval(secs => age)) as id, now() + make_interval(secs => age) as at,
                    'first' || floor(%4$d * power(random(), 3)) as first_name,
                    'last' || floor(%5$d * power(random(), 3)) as last_name,
                    '49' || (3000000000 + n) as phone,
                    array(select 'SKU-' || 1 + (n * 7 + p * 1009) %% %6$d from generate_series(1, 3) p) as skus,
                    case when n %% 3 > 0 then 'TRACK' || (100000000 + n) end as tracking,
                    case when n %% 100 = 0 then array['vip'] else '{}' end as tags
                from generate_series(%1$d, %2$d) n,
                    lateral (select (n - %3$d) * (94608000::float8 / %3$d) as age) spread
                """.formatted(first, last, all, FIRST_NAMES, LAST_NAMES, SKUS));
        statement.execute("""
                insert into orders.orders (id, number, cart_id, customer_id, email, locale, status, payment_status,
                    fulfillment_status, currency, subtotal_minor, shipping_minor, shipping_net_minor, shipping_tax_minor,
                    tax_minor, total_minor, prices_include_tax, shipping_code, shipping_name, shipping_address,
                    billing_address, payment_id, payment_method, tags, metadata, created_at, placed_at, updated_at, version)
                select id, 'K-' || 1000000 + n, uuidv4(),
                    case when n % 5 = 0 then ('00000000-0000-7000-b000-' || lpad(to_hex(1 + n % 500000), 12, '0'))::uuid end,
                    'buyer' || n % 2000000 || '@example.com',
                    'en', case when tracking is null then 'OPEN' else 'COMPLETED' end, 'PAID',
                    case when tracking is null then 'UNFULFILLED' else 'FULFILLED' end, 'EUR', 3570, 490, 412, 78, 648,
                    4060, true, 'standard', 'Standard', address, address, uuidv4(), 'manual', tags,
                    jsonb_build_object('erp', 'ERP' || n), at, at, at, 1
                from pg_temp.made, lateral (select jsonb_build_object('firstName', first_name, 'lastName', last_name,
                    'line1', '12 Example Street', 'city', 'Berlin', 'postcode', '10115', 'country', 'DE',
                    'phone', '+' || phone) as address) a
                order by n
                """);
        statement.execute("""
                insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title, variant_title,
                    shippable, quantity, assigned, shipped, unit_price_minor, subtotal_minor, net_minor, tax_minor,
                    gross_minor, tax_name, tax_rate)
                select uuidv7(make_interval(secs => age)), id, position, md5(sku)::uuid, md5(sku)::uuid, sku,
                    'A cup for the small strong one', 'Blue', true, 1, (tracking is not null)::integer, (tracking is not null)::integer, 1190, 1190, 1000, 190, 1190,
                    'VAT', 0.19
                from pg_temp.made, unnest(skus) with ordinality as item (sku, position)
                """);
        statement.execute("""
                insert into orders.fulfillments (id, order_id, status, carrier, tracking_number, created_at, shipped_at, version)
                select uuidv7(make_interval(secs => age)), id, 'SHIPPED', 'dhl', tracking, at, at, 1
                from pg_temp.made where tracking is not null
                """);
        // The terms that the shop derives from such an order.
        statement.execute("""
                insert into orders.order_search (order_id, terms)
                select id, array_to_tsvector(array_remove(array['k', (1000000 + n)::text, 'k' || 1000000 + n,
                    'buyer' || n % 2000000 || 'examplecom', 'examplecom', 'buyer' || n % 2000000, first_name, last_name,
                    phone, substr(phone, 2), substr(phone, 3), substr(phone, 4), 'sku', substr(skus[1], 5),
                    substr(skus[2], 5), substr(skus[3], 5), lower(replace(skus[1], '-', '')),
                    lower(replace(skus[2], '-', '')), lower(replace(skus[3], '-', '')), lower(tracking), tags[1],
                    'erp' || n], null))
                from pg_temp.made
                """);
    }
}
