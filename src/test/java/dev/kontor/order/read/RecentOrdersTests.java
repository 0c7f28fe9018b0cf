package dev.kontor.order.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.search.OrderHits;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Searches that many orders match.
@KontorTest
class RecentOrdersTests extends OrderScenario {

    private final String mark = UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "x");

    @Autowired
    private OrderQueries queries;

    @Autowired
    private OrderHits hits;

    @Test
    void aPageOfRecentOrdersIsThatOfAllOrders() {
        var orders = List.of(tagged(1), tagged(9), tagged(400));
        await().untilAsserted(() -> assertThat(ids(all(mark, 10, null))).hasSize(3));

        for (int limit = 1; limit <= 4; limit++) {
            var page = queries.recentFirst(filter(mark), new Listing(limit, null, null, null));
            assertThat(ids(page)).isEqualTo(orders.subList(0, Math.min(limit, 3)));
            assertThat(page.page().hasMore()).isEqualTo(limit < 3);
            assertThat(page.page()).isEqualTo(all(mark, limit, null).page());
        }
        var first = queries.recentFirst(filter(mark), new Listing(1, null, null, null));
        assertThat(ids(all(mark, 5, first.page().next()))).isEqualTo(orders.subList(1, 3));
    }

    @Test
    void recentOrdersAreAskedFirstIfThousandsMatch() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            // PostgreSQL estimates beginnings of words only if it knows a hundred words.
            for (int word = 0; word < 150; word++) {
                add("word" + word, 10);
            }
            add(mark + "many", 4_000);
            add(mark + "frequent", 40_000);
            jdbc.sql("analyze orders.order_search").update();

            assertThat(hits.areMany(mark + "nobody")).isFalse();
            assertThat(hits.areMany(mark + "frequent")).isFalse();
            assertThat(hits.areMany("--")).isFalse();
            assertThat(hits.areMany("'" + mark + "sku")).isFalse();
            assertThat(hits.areMany(mark + "many")).isTrue();
            status.setRollbackOnly();
        });
    }

    private void add(String term, int orders) {
        jdbc.sql("""
                        insert into orders.order_search (order_id, terms)
                        select gen_random_uuid(), array_to_tsvector(array[:term]) from generate_series(1, :orders)
                        """).param("term", term).param("orders", orders).update();
    }

    private Page<OrderSummary> all(String text, int limit, @Nullable String cursor) {
        return queries.list(filter(text), new Listing(limit, cursor, null, null));
    }

    private static OrderFilter filter(String text) {
        return new OrderFilter(
                text, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static List<String> ids(Page<OrderSummary> page) {
        return page.items().stream().map(order -> order.id().text()).toList();
    }

    private String tagged(int daysAgo) {
        TestOrders.Placed placed = test.paid("tok_approve");
        staff.with("If-Match", "*")
                .patch("/admin/v1/orders/" + placed.id().text(), Map.of("tags", List.of(mark)))
                .expect(200);
        jdbc.sql("update orders.orders set created_at = now() - make_interval(days => :days) where id = :id")
                .param("days", daysAgo)
                .param("id", placed.id())
                .update();
        return placed.id().text();
    }
}
