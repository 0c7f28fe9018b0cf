package dev.kontor.perf;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Fills a shop as many years of business would: products, customers, orders and the events of orders.
///
/// @param products with three variants each
/// @param customers with an address each
/// @param orders with three items each
/// @param events in the log
record ShopGrowth(int products, long customers, long orders, long events) {

    private static final ShopGrowth WHOLE = new ShopGrowth(1_000_000, 5_000_000, 10_000_000, 100_000_000);
    private static final long BATCH = 500_000;

    static ShopGrowth percent(int percent) {
        return new ShopGrowth(
                WHOLE.products / 100 * percent,
                WHOLE.customers / 100 * percent,
                WHOLE.orders / 100 * percent,
                WHOLE.events / 100 * percent);
    }

    void fill(String url) throws SQLException {
        SearchAssortment.fill(url, products);
        new OrderGrowth(url).growTo(orders);
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            for (long first = 1; first <= customers; first += BATCH) {
                addCustomers(statement, first, Math.min(customers, first + BATCH - 1));
            }
            addAllEvents(statement, events, BATCH);
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
        }
    }

    private static void addCustomers(Statement statement, long first, long last) throws SQLException {
        var customer = "md5('customer' || n)::uuid";
        for (var sql : List.of("""
                insert into identity.accounts (id, version, kind, email, email_key, name, status, authz_version,
                    created_at, updated_at, locale)
                select %s, 1, 'CUSTOMER', 'buyer' || n || '@example.com', 'buyer' || n || '@example.com', '', 'ACTIVE', 1,
                    at, at, 'en'
                """, """
                insert into customer.profiles (id, version, first_name, last_name, locale, created_at, updated_at)
                select %s, 1, 'first' || n %% 1000, 'last' || n %% 50000, 'en', at, at
                """, """
                insert into customer.addresses (id, version, customer_id, first_name, last_name, line1, city, postcode,
                    country, created_at, updated_at)
                select uuidv4(), 1, %s, 'first' || n %% 1000, 'last' || n %% 50000, '12 Example Street', 'Berlin', '10115',
                    'DE', at, at
                """)) {
            statement.execute(sql.formatted(customer)
                    + " from generate_series(%d, %d) n, lateral (select now() - n * interval '10 seconds' as at) t"
                            .formatted(first, last));
        }
    }

    /// Events of three years, which everybody has consumed in their time. Must run alone, before the shop starts or
    /// while
    /// it does nothing.
    static void addAllEvents(Statement statement, long events, long batch) throws SQLException {
        for (long first = 1; first <= events; first += batch) {
            addEvents(statement, first, Math.min(events, first + batch - 1), events);
        }
        statement.execute(
                "update events.head set last_position = greatest(last_position, (select max(position) from events.log))");
        statement.execute("update events.consumers set position = (select last_position from events.head)");
        statement.execute("vacuum (analyze) events.log");
    }

    private static void addEvents(Statement statement, long first, long last, long events) throws SQLException {
        statement.execute("""
                insert into events.log (id, position, type, version, subject, occurred_at, request_id, data)
                select uuidv7(make_interval(secs => age)), n + (select last_position from events.head),
                    (array['order.placed', 'order.paid', 'payment.captured', 'fulfillment.shipped', 'order.completed'])[n %% 5 + 1],
                    1, 'ord_' || md5((n / 10)::text), now() + make_interval(secs => age), 'growth',
                    jsonb_build_object('orderId', 'ord_' || md5((n / 10)::text), 'orderNumber', 'K-' || 1000000 + n / 10,
                        'email', 'buyer' || n / 10 %% 2000000 || '@example.com')
                from generate_series(%d, %d) n, lateral (select (n - %d) * (94608000.0 / %d) as age) spread
                order by n
                """.formatted(first, last, events, events));
    }
}
