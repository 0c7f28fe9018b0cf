package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two instances number invoices and credit notes of the same series while they are killed in turn: no
/// number is missing, and none is used twice. A mail that a killed sender has claimed is sent two minutes later.
@Chaos
@Timeout(15 * 60)
class DocumentChaos {

    private static final int BUYERS = 6;
    private static final int ROUNDS = Integer.getInteger("kontor.chaos.rounds", 4);
    private static final int CANCELED = 5;
    private static final Queue<String> UNEXPECTED = new ConcurrentLinkedQueue<>();

    @Test
    void numbersDocumentsWithoutGapThoughTheirIssuersAreKilled(Stage stage) throws Exception {
        var key = stage.apiKey();
        var running = new AtomicBoolean(true);
        var issued = new AtomicInteger();
        var crowd = Crowd.of(BUYERS, stage);
        var before = newestOrder(stage);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Each instance is asked for the same invoices at the same time.
            for (var instance : stage.instances()) {
                var _ = threads.submit(() -> {
                    while (running.get()) {
                        without(stage, before).forEach(order -> issue(instance, key, order, issued));
                        Patience.pass(Duration.ofMillis(20));
                    }
                });
            }
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    crowd.during(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 2_500)));
                    var victim = stage.instances().get(round % 2);
                    victim.kill();
                    victim.startAgain();
                    stage.awaitWhole();
                }
                crowd.callOff();
            } finally {
                running.set(false);
            }
        }
        var last = stage.instances().getLast();
        without(stage, before).forEach(order -> issue(last, key, order, issued));
        cancel(stage, before, crowd.traffic(), last, key, issued);

        var violations = Invariants.violations(stage, crowd);
        Report.add(
                "kill -9 of issuers of documents",
                ROUNDS + " kills of two instances that number the same series, " + BUYERS + " buyers",
                crowd,
                issued + " responses with an invoice",
                violations);
        assertThat(UNEXPECTED).isEmpty();
        assertThat(violations).isEmpty();
        assertThat(without(stage, before)).isEmpty();
        assertThat(count(stage, "INVOICE")).isPositive();
        assertThat(count(stage, "CREDIT_NOTE")).isGreaterThanOrEqualTo(1);
    }

    /// The number of the newest order of the scenarios before this one, which left thousands without an invoice.
    private static long newestOrder(Stage stage) {
        return stage.jdbc()
                .sql("select coalesce(max(substring(number from '[0-9]+$')::bigint), 0) from orders.orders")
                .query(Long.class)
                .single();
    }

    /// Paid orders after that one without an invoice.
    private static List<OrderId> without(Stage stage, long newest) {
        return stage.jdbc()
                .sql("""
                        select o.id from orders.orders o where o.payment_status = 'PAID' and o.status in ('OPEN', 'COMPLETED')
                        and substring(o.number from '[0-9]+$')::bigint > :newest
                        and not exists (select from document.documents d where d.order_id = o.id)
                        """)
                .param("newest", newest)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    /// A killed instance does not answer; the next round asks again.
    private static void issue(Instance instance, String key, OrderId order, AtomicInteger issued) {
        try {
            var response = Api.at("http://127.0.0.1:" + instance.port())
                    .as(key)
                    .withIdempotencyKey()
                    .post("/admin/v1/orders/" + order.text() + "/invoice");
            switch (response.status()) {
                case 200 -> issued.incrementAndGet();
                // Overload, and a database without a free connection.
                case 429, 502, 503 -> Patience.pass(Duration.ofMillis(50));
                default -> UNEXPECTED.add(response.status() + " " + response.json());
            }
        } catch (RuntimeException _) {
            // The instance has just been killed.
            Patience.pass(Duration.ofMillis(50));
        }
    }

    /// Invoiced orders are canceled while the other instance is killed. The event log leads to their refunds
    /// and credit notes.
    private static void cancel(
            Stage stage, long before, Traffic traffic, Instance instance, String key, AtomicInteger issued)
            throws IOException, InterruptedException {
        var staff = Api.at("http://127.0.0.1:" + instance.port()).as(key);
        var own = new Books();
        try (var buyer = new Buyer(stage.port(), traffic, own)) {
            for (int number = 0; number < CANCELED; number++) {
                var ready = buyer.fill(Basket.any(), List.of());
                buyer.pay(ready, "tok_approve");
                stage.changed(TypeIds.parse(CartId.class, ready.id()).value());
                buyer.complete(ready);
            }
        }
        own.secrets().forEach(stage.books()::keepSecret);
        Patience.until(Duration.ofSeconds(60), () -> {
            without(stage, before).forEach(order -> issue(instance, key, order, issued));
            return count(stage, "INVOICE") > 0 && without(stage, before).isEmpty();
        });
        own.bought()
                .forEach(bought -> staff.withIdempotencyKey()
                        .post("/admin/v1/orders/" + bought.orderId() + "/cancel", Map.of("reason", "Chaos."))
                        .expect(200));
        var victim = stage.instances().getFirst();
        victim.kill();
        victim.startAgain();
        stage.awaitWhole();
    }

    private static int count(Stage stage, String kind) {
        return stage.jdbc()
                .sql("select count(*) from document.documents where kind = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
