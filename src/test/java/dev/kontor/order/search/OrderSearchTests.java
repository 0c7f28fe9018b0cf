package dev.kontor.order.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class OrderSearchTests extends OrderScenario {

    // Letters only: a digit in front would make it a phone number.
    private final String mark = UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "x");

    private TestOrders.Placed order;

    @BeforeEach
    void place() {
        order = test.paid("tok_approve");
        test.paid("tok_approve");
    }

    @Test
    void staffFindAnOrderByEverythingThatIdentifiesIt() {
        var phone = "+49" + (1_000_000_000L + Math.abs((long) mark.hashCode()));
        change(Map.of(
                "shippingAddress",
                Map.of(
                        "firstName", "Zoë",
                        "lastName", "Groß-" + mark,
                        "company", "Söhne & Co " + mark,
                        "line1", "Am Ring 1",
                        "city", "Berlin",
                        "postcode", "10115",
                        "country", "DE",
                        "phone", phone),
                "tags",
                List.of("gift-" + mark),
                "metadata",
                Map.of("erpNumber", "ERP/" + mark + "/7")));
        var number = staff.get(path()).expect(200).at("/number");

        for (var text : List.of(
                number,
                number.toLowerCase(Locale.ROOT),
                number + " ada@example.com",
                "zoe gross " + mark.substring(0, 20),
                mark + " Zoe Lovelace",
                "GROSS-" + mark,
                "sohne " + mark,
                phone,
                "0" + phone.substring(3, 6) + " " + phone.substring(6),
                "gift-" + mark,
                "erp/" + mark + "/7",
                mark + " cup")) {
            awaitFound(text);
        }
        for (var text : List.of(mark + " nobody", mark + " cup tee", "x" + mark)) {
            assertThat(found(text)).as(text).isEmpty();
        }
        var listed = search(mark);
        assertThat(listed.statements()).hasSize(3);
        assertThat(search(mark + "&status=CANCELED").json().at("/items").size()).isZero();
        assertThat(search(mark + "&status=OPEN&sort=-total").json().at("/items").size())
                .isEqualTo(1);
    }

    @Test
    void aChangeIsFoundAndWhatItReplacedIsNot() {
        change(Map.of("metadata", Map.of("erpNumber", mark + "old")));
        awaitFound(mark + "old");

        change(Map.of("metadata", Map.of("erpNumber", mark + "new")));

        awaitFound(mark + "new");
        assertThat(found(mark + "old")).isEmpty();
        assertThat(staff.get(path()).expect(200).at("/metadata/erpNumber")).isEqualTo(mark + "new");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsSubsequence("order.updated", "order.updated");
    }

    /// As an erasure does while a change of the order is being indexed.
    @Test
    void whatIsErasedMeanwhileIsNotStoredAgain(@Autowired OrderIndexing search) throws Exception {
        change(Map.of("metadata", Map.of("erpNumber", mark)));
        awaitFound(mark);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var index = transactions.execute(_ -> {
                jdbc.sql("update orders.orders set metadata = '{}' where id = :id")
                        .param("id", order.id())
                        .update();
                jdbc.sql("delete from orders.order_search where order_id = :id")
                        .param("id", order.id())
                        .update();
                var running = threads.submit(() -> search.index(List.of(order.id())));
                await().until(() -> running.isDone() || waiting());
                return running;
            });
            index.get();
        }

        assertThat(found(mark)).isEmpty();
    }

    private boolean waiting() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity where wait_event_type = 'Lock'
                            and datname = current_database() and query like '%orders.order%')
                        """).query(Boolean.class).single();
    }

    @Test
    void aChangeOfNothingChangesNothing() {
        change(Map.of("tags", List.of(mark)));
        var before = staff.get(path()).expect(200);

        var same = staff.with("If-Match", before.requiredHeader("ETag"))
                .patch(path(), Map.of("tags", List.of(mark)))
                .expect(200);

        assertThat(same.text()).isEqualTo(before.text());
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsOnlyOnce("order.updated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "' or 1=1", "!:*", "%00", "\\\\", "🙂 🙂"})
    void aHostileTextFindsNothingAndBreaksNothing(String text) {
        assertThat(found(mark + text)).isEmpty();
        staff.get("/admin/v1/orders?q=" + encoded(text)).expect(200);
    }

    @Test
    void aTextThatIsTooShortOrTooLongIsRejected() {
        staff.get("/admin/v1/orders?q=a").expectProblem(400, "validation-failed");
        staff.get("/admin/v1/orders?q=" + "x".repeat(101)).expectProblem(400, "validation-failed");
    }

    private void change(Map<String, Object> patch) {
        staff.with("If-Match", "*").patch(path(), patch).expect(200);
    }

    private String path() {
        return "/admin/v1/orders/" + order.id().text();
    }

    private void awaitFound(String text) {
        await().untilAsserted(() ->
                assertThat(found(text)).as(text).containsExactly(order.id().text()));
    }

    private List<String> found(String text) {
        return search(text)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private Api.Response search(String text) {
        int parameters = text.indexOf("&status");
        var words = parameters < 0 ? text : text.substring(0, parameters);
        var rest = parameters < 0 ? "" : text.substring(parameters);
        return staff.get("/admin/v1/orders?q=" + encoded(words) + rest).expect(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
