package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.RawHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What 10,000 tax rates and 5,000 postcode ranges cost a cart: two shops with the same products and carts, one
/// of them with 5,000 districts of 10 postcodes and two rates each. Carts are read, and their shipping method
/// is selected again, in turn; both calculate the whole cart. Prints a table and keeps it in
/// `target/perf-taxes.md`.
///
/// `./mvnw -Pperf test -Dtest=TaxRateBenchmark`
class TaxRateBenchmark {

    private static final int PRODUCTS = 500;
    private static final int CARTS = 200;
    private static final int ROUNDS = 2;
    private static final int PER_SECOND = 60;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final double MAX_MORE_MILLIS = 1;

    private final List<String> report = new ArrayList<>();

    @Test
    void calculatesACartAboutAsFast() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("plain", "template0");
            var first = servers.startKontor("plain", PRODUCTS);
            var carts = new ArrayList<Shopper.Ready>();
            try (var http = new RawHttp(Servers.KONTOR_PORT)) {
                var shopper = new Shopper(http, PRODUCTS);
                for (int cart = 0; cart < CARTS; cart++) {
                    carts.add(shopper.selectedCart());
                }
            }
            servers.stop(first);
            servers.createDatabase("taxes", "plain");
            report.add(fill(servers.url("taxes")));
            report.add("");
            report.add("| shop | requests | p50 ms | p95 ms | p99 ms |");
            report.add("|---|---|---|---|---|");
            double plain = Double.MAX_VALUE;
            double taxes = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                plain = Math.min(plain, p95(servers, "plain", carts));
                taxes = Math.min(taxes, p95(servers, "taxes", carts));
            }
            report.add("");
            report.add("p95 of the best rounds: %.2f and %.2f ms".formatted(plain, taxes));
            assertThat(taxes - plain).isLessThan(MAX_MORE_MILLIS);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-taxes.md"), text);
            System.out.println(text);
        }
    }

    private double p95(Servers servers, String shop, List<Shopper.Ready> carts) throws Exception {
        var kontor = servers.startKontor(shop, PRODUCTS);
        var requests = carts.stream().flatMap(cart -> cart.repricing().stream()).toList();
        FixedRate.run(Servers.KONTOR_PORT, requests, 2, PER_SECOND, WARM_UP);
        var result = FixedRate.run(Servers.KONTOR_PORT, requests, 2, PER_SECOND, MEASURED);
        servers.stop(kontor);
        assertThat(result.failed()).isZero();
        report.add("| %s | %,d | %.2f | %.2f | %.2f |"
                .formatted(shop, result.count(), result.millis()[0], result.millis()[1], result.millis()[2]));
        return result.millis()[1];
    }

    /// The districts include that of the carts, 94100 to 94109. Those that overlap one of the demo shop are left out.
    private static String fill(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into tax.jurisdictions (id, version, name, level, created_at, updated_at)
                    select gen_random_uuid(), 1, 'Measured ' || n, 'DISTRICT', now(), now()
                    from generate_series(4800, 9999) n
                    """);
            statement.execute("""
                    insert into tax.jurisdiction_areas (jurisdiction_id, level, country, postcode_from, postcode_to)
                    select id, level, 'US', split_part(name, ' ', 2)::integer * 10, split_part(name, ' ', 2)::integer * 10 + 9
                    from tax.jurisdictions where name like 'Measured %'
                    on conflict do nothing
                    """);
            statement.execute("""
                    insert into tax.rates (id, version, zone_id, category_id, name, rate, jurisdiction_id, created_at, updated_at)
                    select gen_random_uuid(), 1, z.zone_id, c.id, 'District tax', 0.001, j.id, now(), now()
                    from tax.jurisdictions j
                    cross join (select zone_id from tax.zone_areas where country = 'US' and region = 'CA' limit 1) z
                    cross join (select id from tax.categories order by code desc limit 2) c
                    where j.name like 'Measured %'
                    """);
            statement.execute("vacuum analyze tax.jurisdictions");
            statement.execute("vacuum analyze tax.jurisdiction_areas");
            statement.execute("vacuum analyze tax.rates");
            try (var rows = statement.executeQuery("""
                    select (select count(*) from tax.rates), (select count(*) from tax.jurisdiction_areas)
                    """)) {
                rows.next();
                return "%,d rates, %,d areas of jurisdictions".formatted(rows.getLong(1), rows.getLong(2));
            }
        }
    }
}
