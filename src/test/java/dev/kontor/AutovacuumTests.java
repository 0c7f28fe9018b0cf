package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Tables that grow large or change all the time are vacuumed before a fifth of them has changed, which is the
/// default of PostgreSQL; docs/scaling.md has the reasons.
class AutovacuumTests {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z_.]+)` \\| ([0-9.]*) ?\\| ([0-9.]*) ?\\| ([0-9.]*) ?\\| \\S.* \\|");

    @Test
    void theDocumentHasTheSettingsOfEveryTable() {
        var set = new TreeMap<String, String>(
                TestDatabase.jdbc()
                        .sql("""
                        select c.oid::regclass::text as name, array_to_string(array(
                            select option from unnest(c.reloptions) option
                            where option like 'autovacuum%' order by option), ',') as options
                        from pg_class c where array_to_string(c.reloptions, ',') like '%autovacuum%'
                        """)
                        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(set).isEqualTo(documented());
    }

    @Test
    void whatGrowsWithOrdersIsAmongThem() {
        assertThat(documented())
                .containsKeys(
                        "audit.entries",
                        "cart.carts",
                        "cart.items",
                        "events.log",
                        "identity.sessions",
                        "inventory.movements",
                        "inventory.reservations",
                        "kontor.idempotency_keys",
                        "notification.mails",
                        "orders.order_lines",
                        "orders.order_search",
                        "orders.orders",
                        "orders.timeline",
                        "payment.ledger_entries",
                        "payment.payments",
                        "webhook.deliveries");
    }

    private static Map<String, String> documented() {
        var all = new TreeMap<String, String>();
        ROW.matcher(SourceTests.text(Path.of("docs/scaling.md")))
                .results()
                .forEach(row -> all.put(
                        row.group(1),
                        (option("analyze", row.group(4))
                                        + option("vacuum_insert", row.group(3))
                                        + option("vacuum", row.group(2)))
                                .substring(1)));
        return all;
    }

    private static String option(String kind, String value) {
        return value.isEmpty() ? "" : ",autovacuum_%s_scale_factor=%s".formatted(kind, value);
    }
}
