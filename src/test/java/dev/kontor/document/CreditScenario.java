package dev.kontor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/// Invoiced orders of two taxes: three units for 35.70 EUR with 19 %, two for 35.70 EUR with 7 % (tax 2.35 EUR), and
/// 5.00 EUR for the shipping with 19 %.
abstract class CreditScenario extends OrderScenario {

    static final long TOTAL = 7_640;
    static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    void settings() {
        DocumentFixtures.settings(staff);
    }

    Placed onAccount() {
        return order(NewPayment.ON_ACCOUNT, null);
    }

    Placed card(String token) {
        return order("test", token);
    }

    private Placed order(String method, @Nullable String token) {
        var order = test.paid(method, token, null);
        jdbc.sql("""
                        update orders.order_lines set quantity = 2, tax_rate = 0.07, net_minor = 3335, tax_minor = 235
                        where id = :id
                        """).param("id", second(order)).update();
        return order;
    }

    static OrderLineId second(Placed order) {
        return order.order().lines().get(1).id();
    }

    Api.Response invoice(Placed order) {
        return staff.withIdempotencyKey().post(path(order) + "/invoice");
    }

    Api.Response cancel(Placed order, OrderLineId line, int units) {
        var items = List.of(Map.of("itemId", line.text(), "quantity", units));
        return staff.withIdempotencyKey().post(path(order) + "/cancel", Map.of("reason", "Sold out.", "items", items));
    }

    Api.Response cancel(Placed order) {
        return staff.withIdempotencyKey().post(path(order) + "/cancel", Map.of("reason", "Not needed."));
    }

    Api.Response record(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(path(order) + "/payments", Map.of("amount", euro(minor), "note", "Statement 7"));
    }

    /// Refunds an amount as goodwill.
    Api.Response goodwill(Placed order, long minor) {
        return refund(order, Map.of("amount", euro(minor), "keepUnits", true, "reason", "Sorry."));
    }

    Api.Response refund(Placed order, Map<String, ?> body) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", body);
    }

    static Map<String, Object> euro(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }

    /// Waits until the credit notes sum to the amount.
    void awaitCredited(Placed order, long minor) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(total(sums(order, DocumentKind.CREDIT_NOTE))).isEqualTo(minor));
        assertConsistent(order);
    }

    /// No tax is credited beyond the invoice, and no event was set aside.
    void assertConsistent(Placed order) {
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(jdbc.sql("""
                        select d.error from events.dead_letters d join events.log l on l.id = d.event_id
                        where d.consumer = 'documents'
                        and (l.data::text like '%' || :order || '%' or l.data::text like '%' || :payment || '%')
                        """)
                        .param("order", order.id().text())
                        .param("payment", order.payment().text())
                        .query(String.class)
                        .list())
                .isEmpty();
        var invoiced = sums(order, DocumentKind.INVOICE);
        sums(order, DocumentKind.CREDIT_NOTE)
                .forEach((part, minor) -> assertThat(minor).as(part).isBetween(0L, invoiced.getOrDefault(part, 0L)));
    }

    /// Net amounts and taxes by rate, in minor units.
    Map<String, Long> sums(Placed order, DocumentKind kind) {
        var sums = new TreeMap<String, Long>();
        jdbc.sql("""
                        select trim_scale(t.rate)::text as rate, sum(t.net_minor) as net, sum(t.tax_minor) as tax
                        from document.documents d join document.taxes t on t.document_id = d.id
                        where d.order_id = :order and d.kind = :kind group by 1
                        """).param("order", order.id()).param("kind", kind.name()).query(row -> {
            sums.put(row.getString("rate") + " net", row.getLong("net"));
            sums.put(row.getString("rate") + " tax", row.getLong("tax"));
        });
        return sums;
    }

    /// How each credit note is settled; null for a refund with the payment.
    List<@Nullable String> settlements(Placed order) {
        return jdbc.sql("""
                        select content ->> 'settlement' from document.documents
                        where order_id = :order and kind = 'CREDIT_NOTE' order by number
                        """).param("order", order.id()).query(String.class).list();
    }

    static long total(Map<String, Long> sums) {
        return sums.values().stream().mapToLong(Long::longValue).sum();
    }
}
