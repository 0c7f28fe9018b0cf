package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The export of a person with 1,000 orders, and the erasure of 10,000 inactive customers with two orders each, whose
/// process is killed when a third is done. PostgreSQL has fsync on, the server 256 MB of heap. Prints a table and saves
/// it in `target/perf-erasure.md`.
///
/// `./mvnw -Pperf test -Dtest=ErasureBenchmark`
class ErasureBenchmark {

    private static final int PERSONS = Integer.getInteger("kontor.perf.persons", 10_000);
    private static final int ORDERS = Integer.getInteger("kontor.perf.orders", 1_000);
    private static final double MAX_SECONDS = 10;
    private static final String PERSON = "00000000-0000-7000-8000-000000000001";
    private static final String MINIMUM = "--kontor.privacy.order-retention-minimum=730d";

    private final List<String> report = new ArrayList<>(List.of("| what | seconds | a second |", "|---|---|---|"));

    @Test
    void exportsAPersonAndErasesManyAlthoughTheProcessDies() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            var process = servers.startKontorWith("256m", "kontor", 0, MINIMUM);
            try (var connection = DriverManager.getConnection(servers.url("kontor"));
                    var statement = connection.createStatement()) {
                fill(statement);
                double seconds = export(staff());
                erase(servers, process, statement);
                assertThat(seconds)
                        .as("seconds of an export of %d orders", ORDERS)
                        .isLessThan(MAX_SECONDS);
            }
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-erasure.md"), text);
            System.out.println(text);
        }
    }

    private static Api staff() {
        var anybody = Api.at("http://127.0.0.1:" + Servers.KONTOR_PORT);
        return anybody.as(anybody.post(
                        "/admin/v1/auth/login",
                        Map.of("email", "owner@example.com", "password", "kontor-demo-password"))
                .expect(200)
                .at("/accessToken"));
    }

    private double export(Api staff) throws InterruptedException {
        long start = System.nanoTime();
        var id = staff.post("/admin/v1/data-exports", Map.of("customerId", customer()))
                .expect(202)
                .at("/id");
        while (!staff.get("/admin/v1/data-exports/" + id)
                .expect(200)
                .at("/status")
                .equals("READY")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return row("export of a person with %,d orders".formatted(ORDERS), start, ORDERS);
    }

    private void erase(Servers servers, Process process, Statement statement) throws Exception {
        var staff = staff();
        staff.with("If-Match", "*")
                .patch("/admin/v1/retention-periods/INACTIVE_ACCOUNTS", Map.of("days", 730))
                .expect(200);
        long start = System.nanoTime();
        staff.post("/admin/v1/retention-runs").expect(202);
        int before = awaitErased(statement, PERSONS / 3);
        row("erasure until the process dies", start, before);
        process.destroyForcibly().waitFor();
        long restarted = System.nanoTime();
        servers.startKontorWith("256m", "kontor", 0, MINIMUM);
        awaitErased(statement, PERSONS);
        row("erasure afterwards, with the start and the wait for the leases", restarted, PERSONS - before);
        assertThat(number(statement, "select count(*) from identity.accounts where email like 'inactive%'"))
                .isZero();
        assertThat(number(statement, """
                        select count(*) from (select request_id from privacy.erased_rows
                            where table_name = 'identity.accounts' group by request_id having sum(rows) = 1) once
                        """))
                .as("each account is erased and counted once")
                .isEqualTo(PERSONS);
        assertThat(number(statement, "select count(*) from orders.orders where email like 'inactive%'"))
                .isZero();
        assertThat(number(statement, "select count(*) from orders.orders where email like 'buyer%'"))
                .as("other customers")
                .isEqualTo(ORDERS);
    }

    private static int awaitErased(Statement statement, int wanted) throws SQLException, InterruptedException {
        for (; ; ) {
            int erased = number(statement, "select count(*) from privacy.erasure_requests where status = 'ERASED'");
            if (erased >= wanted) {
                return erased;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private double row(String what, long start, int objects) {
        double seconds = (System.nanoTime() - start) / 1e9;
        report.add("| %s | %.1f | %,.0f |".formatted(what, seconds, objects / seconds));
        return seconds;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String customer() {
        return TypeIds.of(CustomerId.class, UUID.fromString(PERSON)).text();
    }

    private static void fill(Statement statement) throws SQLException {
        customers(statement, "select '" + PERSON + "'::uuid as id, 'buyer@example.com' as email");
        // Not inactive, so the run does not erase this person.
        statement.execute("update identity.accounts set updated_at = now() where email = 'buyer@example.com'");
        customers(
                statement,
                "select uuidv7(), 'inactive' || n || '@example.com' from generate_series(1, %d) n".formatted(PERSONS));
        orders(statement, "buyer", ORDERS);
        orders(statement, "inactive", 2);
        statement.execute("analyze identity.accounts, customer.profiles, orders.orders, orders.order_lines");
    }

    /// @param people SQL of id and address
    private static void customers(Statement statement, String people) throws SQLException {
        statement.execute("""
                with person (id, email) as materialized (%s),
                account as (
                    insert into identity.accounts (id, version, kind, email, email_key, name, status, authz_version,
                        created_at, updated_at)
                    select id, 1, 'CUSTOMER', email, email, 'Ada', 'ACTIVE', 1, now() - interval '9 years',
                        now() - interval '9 years' from person),
                profile as (
                    insert into customer.profiles (id, version, first_name, last_name, locale, created_at, updated_at)
                    select id, 1, 'Ada', 'Lovelace', 'en', now() - interval '9 years', now() - interval '9 years'
                    from person)
                insert into customer.addresses (id, version, customer_id, first_name, last_name, line1, city, postcode,
                    country, created_at, updated_at)
                select uuidv4(), 1, id, 'Ada', 'Lovelace', '12 Example Street', 'Berlin', '10115', 'DE', now(), now()
                from person
                """.formatted(people));
    }

    private static void orders(Statement statement, String buyers, int each) throws SQLException {
        statement.execute("""
                insert into orders.orders (id, number, cart_id, customer_id, email, locale, status, payment_status,
                    fulfillment_status, currency, subtotal_minor, shipping_minor, shipping_net_minor, shipping_tax_minor,
                    tax_minor, total_minor, prices_include_tax, shipping_code, shipping_name, shipping_address,
                    billing_address, payment_id, payment_method, created_at, placed_at, updated_at, version)
                select uuidv7(), '%1$s-' || row_number() over (), uuidv4(), a.id, a.email, 'en', 'CANCELED', 'VOIDED',
                    'UNFULFILLED', 'EUR', 3570, 490, 412, 78, 648, 4060, true, 'standard', 'Standard', address, address,
                    uuidv4(), 'manual', at, at, at, 1
                from identity.accounts a, generate_series(1, %2$d) n,
                    (select now() - interval '8 years' as at, jsonb_build_object('firstName', 'Ada',
                        'lastName', 'Lovelace', 'line1', '12 Example Street', 'city', 'Berlin', 'postcode', '10115',
                        'country', 'DE', 'phone', '+49 30 1234567') as address) fixed
                where a.email like '%1$s%%'
                """.formatted(buyers, each));
        statement.execute("""
                insert into orders.order_lines (id, order_id, position, variant_id, product_id, sku, title, variant_title,
                    shippable, quantity, unit_price_minor, subtotal_minor, net_minor, tax_minor, gross_minor, tax_name,
                    tax_rate)
                select uuidv4(), o.id, position, uuidv4(), uuidv4(), 'SKU-' || position, 'A cup for the small strong one',
                    'Blue', true, 1, 1190, 1190, 1000, 190, 1190, 'VAT', 0.19
                from orders.orders o, generate_series(1, 3) position where o.number like '%s-%%'
                """.formatted(buyers));
    }
}
