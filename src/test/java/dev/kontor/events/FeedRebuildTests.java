package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A program that only polls the feed, in small pieces and while others write, ends up with the same picture as the
/// shop itself.
@KontorTest
class FeedRebuildTests {

    private static final int WRITERS = 4;
    private static final int PRODUCTS_EACH = 5;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theStatesOfProductsAreRebuiltFromTheFeed() throws Exception {
        var staff = api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE, Permission.EVENTS_READ)
                .token());
        long start = staff.get("/admin/v1/events?type=product.deleted&limit=1")
                .expect(200)
                .json()
                .get("lastPosition")
                .asLong();
        var copy = new Copy(staff, start);
        var made = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> work = IntStream.range(0, WRITERS)
                    .<Callable<List<String>>>mapToObj(writer -> () -> write(staff, new Random(writer)))
                    .toList();
            var running = work.stream().map(threads::submit).toList();
            while (running.stream().anyMatch(each -> !each.isDone())) {
                copy.readOn();
            }
            for (var each : running) {
                made.addAll(each.get());
            }
        }
        await().until(() -> jdbc.sql("select not exists (select from events.log where position is null)")
                .query(Boolean.class)
                .single());
        copy.readOn();

        var shop = new TreeMap<String, String>();
        made.forEach(id ->
                shop.put(id, staff.get("/admin/v1/products/" + id).expect(200).at("/status")));
        copy.states.keySet().retainAll(made);
        assertThat(made).hasSize(WRITERS * PRODUCTS_EACH);
        assertThat(copy.states).isEqualTo(shop);
        assertThat(shop.values()).contains("DRAFT", "PUBLISHED", "ARCHIVED");
    }

    private static List<String> write(Api staff, Random random) {
        var made = new ArrayList<String>();
        for (int product = 0; product < PRODUCTS_EACH; product++) {
            var name = "rb-" + Long.toString(random.nextLong() >>> 1, 36);
            var created = staff.post(
                            "/admin/v1/products", Map.of("title", name, "variants", List.of(Map.of("sku", name))))
                    .expect(201);
            var path = created.requiredHeader("Location");
            made.add(created.at("/id"));
            for (int times = random.nextInt(5); times > 0; times--) {
                staff.post(path + (times % 2 == 0 ? "/publish" : "/unpublish"));
            }
            if (product % 2 == 0) {
                staff.post(path + "/publish");
            }
            if (product == 4) {
                staff.with("If-Match", "*").delete(path).expect(204);
            }
        }
        return made;
    }

    /// What the program keeps: its picture and how far it has come.
    private static final class Copy {

        private static final Map<String, String> STATES = Map.of(
                "product.created", "DRAFT",
                "product.published", "PUBLISHED",
                "product.unpublished", "DRAFT",
                "product.deleted", "ARCHIVED");

        private final Api reader;
        private final Map<String, String> states = new TreeMap<>();
        private long position;

        private Copy(Api reader, long position) {
            this.reader = reader;
            this.position = position;
        }

        private void readOn() {
            boolean more = true;
            while (more) {
                var feed = reader.get("/admin/v1/events?type=product.*&limit=3&after=" + position)
                        .expect(200)
                        .json();
                feed.get("items").forEach(event -> {
                    var state = STATES.get(event.get("type").asString());
                    if (state != null) {
                        states.put(event.get("subject").asString(), state);
                    }
                });
                position = feed.get("lastPosition").asLong();
                more = feed.get("hasMore").asBoolean();
            }
        }
    }
}
