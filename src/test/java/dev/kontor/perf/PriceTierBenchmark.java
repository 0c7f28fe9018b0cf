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

/// What 1,000,000 prices by quantity cost a product page: two shops with the same products, one of them with five price
/// lists of ten tiers for each variant, one list for everybody and four for customer groups. Their pages are read in
/// turn, without the cache. Prints a table and keeps it in `target/perf-tiers.md`.
///
/// `./mvnw -Pperf test -Dtest=PriceTierBenchmark`
class PriceTierBenchmark {

    private static final int PRODUCTS = 6_700;
    private static final int ROUNDS = 3;
    private static final int PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final double MAX_MORE_MILLIS = 1;

    private final List<String> report = new ArrayList<>();

    @Test
    void showsAPageWithTiersAboutAsFast() throws Exception {
        try (var servers = new Servers()) {
            servers.createDatabase("plain", "template0");
            servers.stop(servers.startKontor("plain", PRODUCTS));
            servers.createDatabase("tiers", "plain");
            report.add("%,d tiers".formatted(fill(servers.url("tiers"))));
            report.add("");
            report.add("| shop | pages | p50 ms | p95 ms | p99 ms |");
            report.add("|---|---|---|---|---|");
            double plain = Double.MAX_VALUE;
            double tiers = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                plain = Math.min(plain, p95(servers, "plain"));
                tiers = Math.min(tiers, p95(servers, "tiers"));
            }
            report.add("");
            report.add("p95 of the best rounds: %.2f and %.2f ms".formatted(plain, tiers));
            assertThat(tiers - plain).isLessThan(MAX_MORE_MILLIS);
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-tiers.md"), text);
            System.out.println(text);
        }
    }

    private double p95(Servers servers, String shop) throws Exception {
        var kontor = servers.startKontor(shop, PRODUCTS, "--kontor.storefront.cache.enabled=false");
        var pages = pages();
        FixedRate.run(Servers.KONTOR_PORT, pages, 2, PER_SECOND, WARM_UP);
        var result = FixedRate.run(Servers.KONTOR_PORT, pages, 2, PER_SECOND, MEASURED);
        servers.stop(kontor);
        assertThat(result.failed()).isZero();
        report.add("| %s | %,d | %.2f | %.2f | %.2f |"
                .formatted(shop, result.count(), result.millis()[0], result.millis()[1], result.millis()[2]));
        return result.millis()[1];
    }

    private static List<byte[]> pages() {
        var pages = new ArrayList<byte[]>();
        for (int page = 0; page < PRODUCTS; page++) {
            int product = 1 + (int) (page * 7_919L % PRODUCTS);
            pages.add(RawHttp.get("/store/v1/products/generated-%d?currency=EUR&locale=en".formatted(product)));
        }
        return pages;
    }

    private static long fill(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into pricing.price_lists
                        (id, version, name, status, currency, priority, announced, created_at, updated_at, customer_groups)
                    select gen_random_uuid(), 1, 'List ' || n, 'ACTIVE', 'EUR', n, true, now(), now(),
                        case when n = 1 then '{}'::uuid[] else array[gen_random_uuid()] end
                    from generate_series(1, 5) n
                    """);
            statement.execute("""
                    insert into pricing.price_list_entries (price_list_id, variant_id, amount_minor, updated_at)
                    select l.id, p.variant_id, greatest(p.amount_minor - l.priority, 1), now()
                    from pricing.price_lists l join pricing.prices p on p.currency = 'EUR' where l.name like 'List %'
                    """);
            statement.execute("""
                    insert into pricing.price_list_tiers (price_list_id, variant_id, min_quantity, amount_minor)
                    select e.price_list_id, e.variant_id, n * 10, greatest(e.amount_minor - n, 0)
                    from pricing.price_list_entries e cross join generate_series(1, 10) n
                    where e.price_list_id in (select id from pricing.price_lists where name like 'List %')
                    """);
            statement.execute("vacuum analyze pricing.price_lists");
            statement.execute("vacuum analyze pricing.price_list_entries");
            statement.execute("vacuum analyze pricing.price_list_tiers");
            try (var rows = statement.executeQuery("select count(*) from pricing.price_list_tiers")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
