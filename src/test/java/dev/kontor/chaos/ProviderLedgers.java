package dev.kontor.chaos;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.StripeStandIn.Entry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the payment providers have in their books, and whether the shop finds that it agrees with its own (R53).
final class ProviderLedgers {

    private static final List<String> PROVIDERS = List.of("test", "stripe");

    private ProviderLedgers() {}

    /// Lays the books of all providers beside those of the shop, as the table `chaos.charges`.
    static void copy(Stage stage) throws IOException {
        var jdbc = stage.jdbc();
        var entries = stage.stripe().books().entries();
        jdbc.sql("drop table if exists chaos.charges").update();
        jdbc.sql("""
                create table chaos.charges as
                select key, captured_minor, refunded_minor from payment.test_charges
                """).update();
        insert(jdbc, entries);
    }

    private static void insert(JdbcClient jdbc, List<Entry> entries) {
        jdbc.sql("""
                        insert into chaos.charges (key, captured_minor, refunded_minor)
                        select * from unnest(:keys::uuid[], :captured::bigint[], :refunded::bigint[])
                        """)
                .param("keys", entries.stream().map(ProviderLedgers::key).toArray(String[]::new))
                .param("captured", longs(entries, Entry::received))
                .param("refunded", longs(entries, Entry::refunded))
                .update();
    }

    private static String key(Entry entry) {
        return TypeIds.parse(PaymentId.class, entry.metadata().getOrDefault("kontor_payment", ""))
                .value()
                .toString();
    }

    private static Long[] longs(List<Entry> entries, Function<Entry, Long> value) {
        return entries.stream().map(value).toArray(Long[]::new);
    }

    /// What the shop's own comparison lists; empty if all is well.
    static List<String> differences(Stage stage) {
        var staff = stage.staff();
        var differences = new ArrayList<String>();
        for (var provider : PROVIDERS) {
            var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var path = "/admin/v1/reconciliations/"
                    + staff.withIdempotencyKey()
                            .post(
                                    "/admin/v1/reconciliations",
                                    Map.of(
                                            "provider",
                                            provider,
                                            "from",
                                            now.minus(Duration.ofHours(2)).toString(),
                                            "until",
                                            now.plus(Duration.ofHours(1)).toString()))
                            .expect(202)
                            .at("/id");
            Patience.until(
                    Duration.ofSeconds(120),
                    () -> staff.get(path).expect(200).at("/status").equals("DONE"));
            if (!staff.get(path).expect(200).at("/differences").equals("0")) {
                differences.add("the books of %s differ: %s"
                        .formatted(
                                provider,
                                staff.get(path + "/differences").expect(200).at("/items")));
            }
        }
        return differences;
    }
}
