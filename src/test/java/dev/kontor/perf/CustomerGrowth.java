package dev.kontor.perf;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/// Adds customers with an account and an address each, one every ten seconds.
final class CustomerGrowth {

    private static final String[] TABLES = {"identity.accounts", "customer.profiles", "customer.addresses"};
    private static final int SECONDS_BETWEEN = 10;
    private static final long FIRST_ID_BITS = 0x7000L;
    private static final long LAST_ID_BITS = 0xb000_0000_0000_0000L;

    private final Instant end = Instant.now();

    private CustomerGrowth() {}

    static void fill(String url, long customers) throws SQLException, IOException {
        var growth = new CustomerGrowth();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            var filling =
                    TableFilling.begin(connection, "identity.accounts", "customer.profiles", "customer.addresses");
            RowCopy.run(
                    connection,
                    "identity.accounts",
                    "id, version, kind, email, email_key, name, status, authz_version,"
                            + " created_at, updated_at, locale",
                    "",
                    1,
                    customers,
                    growth::appendAccount);
            RowCopy.run(
                    connection,
                    "customer.profiles",
                    "id, version, first_name, last_name, locale, created_at, updated_at",
                    "",
                    1,
                    customers,
                    growth::appendProfile);
            RowCopy.run(
                    connection,
                    "customer.addresses",
                    "id, version, customer_id, first_name, last_name, line1, city, postcode,"
                            + " country, created_at, updated_at",
                    "",
                    1,
                    customers,
                    growth::appendAddress);
            filling.end();
            statement.execute("vacuum (analyze) " + String.join(", ", TABLES));
        }
    }

    /// Of the customer with a running number.
    static UUID id(long customer) {
        return new UUID(FIRST_ID_BITS, LAST_ID_BITS | customer);
    }

    private void appendAccount(RowCopy copy, long customer) {
        var email = "buyer" + customer + "@example.com";
        var at = at(customer);
        copy.add(id(customer))
                .add(1)
                .add("CUSTOMER")
                .add(email)
                .add(email)
                .add("")
                .add("ACTIVE")
                .add(1)
                .add(at)
                .add(at)
                .add("en")
                .end();
    }

    private void appendProfile(RowCopy copy, long customer) {
        var at = at(customer);
        copy.add(id(customer))
                .add(1)
                .add("first" + customer % OrderGrowth.FIRST_NAMES)
                .add("last" + customer % OrderGrowth.LAST_NAMES)
                .add("en")
                .add(at)
                .add(at)
                .end();
    }

    private void appendAddress(RowCopy copy, long customer) {
        var at = at(customer);
        copy.add(RowCopy.id(at, customer))
                .add(1)
                .add(id(customer))
                .add("first" + customer % OrderGrowth.FIRST_NAMES)
                .add("last" + customer % OrderGrowth.LAST_NAMES)
                .add("12 Example Street")
                .add("Berlin")
                .add("10115")
                .add("DE")
                .add(at)
                .add(at)
                .end();
    }

    private Instant at(long customer) {
        return end.minusSeconds(customer * SECONDS_BETWEEN);
    }
}
