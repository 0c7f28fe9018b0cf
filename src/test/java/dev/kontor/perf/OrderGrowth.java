package dev.kontor.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Fills a shop with orders of three lines, evenly spread over three years, as they are after their purchase: paid, two
/// of three shipped. Buyers have names of which some are frequent and most are rare, and one of five has an
/// account.
final class OrderGrowth implements AutoCloseable {

    static final int SKUS = 5_000;
    static final int FIRST_NAMES = 1_000;
    static final int LAST_NAMES = 50_000;
    private static final int LINES = 3;
    private static final int ACCOUNTS = 500_000;
    private static final String SEARCH = "orders.order_search";
    private static final String[] TABLES = {"orders.orders", "orders.order_lines", "orders.fulfillments"};
    private static final List<UUID> VARIANTS = IntStream.range(0, SKUS)
            .mapToObj(sku -> UUID.nameUUIDFromBytes(("SKU-" + (sku + 1)).getBytes(StandardCharsets.US_ASCII)))
            .toList();

    private final String url;
    private final long orders;
    private final Instant end;
    private final Connection search;
    private final TableFilling searchFilling;

    /// @param orders replace all that exist
    /// @param end when the last was placed
    OrderGrowth(String url, long orders, Instant end) throws SQLException {
        this.url = url;
        this.orders = orders;
        this.end = end;
        search = connect(url);
        // Without the foreign key, orders and what they are found by can be filled at the same time.
        searchFilling = TableFilling.begin(search, SEARCH);
    }

    /// Everything, one after the other.
    static void fill(String url, long orders) throws SQLException, IOException {
        try (var growth = new OrderGrowth(url, orders, Instant.now())) {
            growth.fillOrders();
            growth.fillSearch();
        }
    }

    private static Connection connect(String url) throws SQLException {
        var connection = DriverManager.getConnection(url);
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }

    void fillOrders() throws SQLException, IOException {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            var filling = TableFilling.begin(connection, TABLES);
            connection.setAutoCommit(false);
            statement.execute("truncate " + String.join(", ", TABLES) + " cascade");
            copyOrders(connection);
            connection.commit();
            connection.setAutoCommit(true);
            filling.end();
            statement.execute("vacuum (analyze) " + String.join(", ", TABLES));
        }
    }

    void fillSearch() throws SQLException, IOException {
        try (var statement = search.createStatement()) {
            search.setAutoCommit(false);
            statement.execute("truncate " + SEARCH);
            RowCopy.run(search, SEARCH, "order_id, terms", "freeze", 1, orders, this::appendTerms);
            search.commit();
            search.setAutoCommit(true);
            searchFilling.buildIndexes();
            statement.execute("vacuum (analyze) " + SEARCH);
        }
    }

    /// After both.
    @Override
    public void close() throws SQLException {
        try (search) {
            searchFilling.end();
        }
    }

    private void copyOrders(Connection connection) throws SQLException, IOException {
        RowCopy.run(connection, "orders.orders", """
                id, number, cart_id, customer_id, email, locale, status, payment_status, fulfillment_status, currency,
                subtotal_minor, shipping_minor, shipping_net_minor, shipping_tax_minor, tax_minor, total_minor,
                prices_include_tax, shipping_code, shipping_name, shipping_address, billing_address, payment_id,
                payment_method, tags, metadata, created_at, placed_at, updated_at, version
                """, "freeze", 1, orders, this::appendOrder);
        RowCopy.run(connection, "orders.order_lines", """
                id, order_id, position, variant_id, product_id, sku, title, variant_title, shippable, quantity, assigned,
                shipped, unit_price_minor, subtotal_minor, net_minor, tax_minor, gross_minor, tax_name, tax_rate
                """, "freeze", 1, orders, this::appendLines);
        RowCopy.run(
                connection,
                "orders.fulfillments",
                "id, order_id, status, carrier, tracking_number, created_at, shipped_at, version",
                "freeze",
                1,
                orders,
                this::appendFulfillment);
    }

    private void appendOrder(RowCopy copy, long order) {
        var at = at(order);
        var email = "buyer" + order % EventGrowth.BUYERS + "@example.com";
        var address = "{\"firstName\":\"" + firstName(order) + "\",\"lastName\":\"" + lastName(order)
                + "\",\"line1\":\"12 Example Street\",\"city\":\"Berlin\",\"postcode\":\"10115\",\"country\":\"DE\","
                + "\"phone\":\"+" + phone(order) + "\"}";
        copy.add(id(order))
                .add("K-" + (1_000_000 + order))
                .add(RowCopy.id(at, -order))
                .add(order % 5 == 0 ? CustomerGrowth.id(1 + order % ACCOUNTS) : null)
                .add(email)
                .add("en")
                .add(shipped(order) ? "COMPLETED" : "OPEN")
                .add("PAID")
                .add(shipped(order) ? "FULFILLED" : "UNFULFILLED")
                .add("EUR")
                .add(3_570)
                .add(490)
                .add(412)
                .add(78)
                .add(648)
                .add(4_060)
                .add(true)
                .add("standard")
                .add("Standard")
                .add(address)
                .add(address)
                .add(RowCopy.id(at, order))
                .add("manual")
                .add(tagged(order) ? "vip" : null)
                .add("{\"erp\":\"ERP" + order + "\"}")
                .add(at)
                .add(at)
                .add(at)
                .add(1)
                .end();
    }

    private void appendLines(RowCopy copy, long order) {
        var at = at(order);
        int sent = shipped(order) ? 1 : 0;
        for (int position = 1; position <= LINES; position++) {
            int sku = sku(order, position);
            copy.add(RowCopy.id(at, order * LINES + position))
                    .add(id(order))
                    .add(position)
                    .add(VARIANTS.get(sku - 1))
                    .add(VARIANTS.get(sku - 1))
                    .add("SKU-" + sku)
                    .add("A cup for the small strong one")
                    .add("Blue")
                    .add(true)
                    .add(1)
                    .add(sent)
                    .add(sent)
                    .add(1_190)
                    .add(1_190)
                    .add(1_000)
                    .add(190)
                    .add(1_190)
                    .add("VAT")
                    .add("0.19")
                    .end();
        }
    }

    private void appendFulfillment(RowCopy copy, long order) {
        if (shipped(order)) {
            var at = at(order);
            copy.add(RowCopy.id(at, order))
                    .add(id(order))
                    .add("SHIPPED")
                    .add("dhl")
                    .add("TRACK" + (100_000_000 + order))
                    .add(at)
                    .add(at)
                    .add(1)
                    .end();
        }
    }

    /// The terms that the shop derives from such an order.
    private void appendTerms(RowCopy copy, long order) {
        var buyer = "buyer" + order % EventGrowth.BUYERS;
        var phone = phone(order);
        var terms = new StringBuilder("k ")
                .append(1_000_000 + order)
                .append(" k")
                .append(1_000_000 + order)
                .append(' ')
                .append(buyer)
                .append("examplecom examplecom ")
                .append(buyer)
                .append(' ')
                .append(firstName(order))
                .append(' ')
                .append(lastName(order))
                .append(' ')
                .append(phone);
        for (int skipped = 1; skipped <= 3; skipped++) {
            terms.append(' ').append(phone, skipped, phone.length());
        }
        terms.append(" sku erp").append(order);
        for (int position = 1; position <= LINES; position++) {
            int sku = sku(order, position);
            terms.append(' ').append(sku).append(" sku").append(sku);
        }
        if (shipped(order)) {
            terms.append(" track").append(100_000_000 + order);
        }
        if (tagged(order)) {
            terms.append(" vip");
        }
        copy.add(id(order)).add(terms.toString()).end();
    }

    private Instant at(long order) {
        return at(order, orders, end);
    }

    private static Instant at(long order, long orders, Instant end) {
        return end.minusMillis((orders - order) * EventGrowth.YEARS.toMillis() / orders);
    }

    private UUID id(long order) {
        return id(order, orders, end);
    }

    /// Of one of so many orders.
    static UUID id(long order, long orders, Instant end) {
        return RowCopy.id(at(order, orders, end), order);
    }

    private static boolean shipped(long order) {
        return order % 3 > 0;
    }

    private static boolean tagged(long order) {
        return order % 100 == 0;
    }

    private static int sku(long order, int position) {
        return (int) (1 + (order * 7 + position * 1_009L) % SKUS);
    }

    private static String firstName(long order) {
        return "first" + rare(FIRST_NAMES, 2 * order);
    }

    private static String lastName(long order) {
        return "last" + rare(LAST_NAMES, 2 * order + 1);
    }

    private static int rare(int names, long number) {
        return (int) (names * Math.pow(RowCopy.share(number), 3));
    }

    private static String phone(long order) {
        return "49" + (3_000_000_000L + order);
    }
}
