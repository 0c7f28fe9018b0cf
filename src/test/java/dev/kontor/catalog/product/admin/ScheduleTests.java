package dev.kontor.catalog.product.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class ScheduleTests {

    private static final String PRODUCTS = "/admin/v1/products/";
    private static final String STORE = "/store/v1/products";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProductService service;

    @Autowired
    private ScheduledPublishing watch;

    private Api staff;
    private StoreShelf shelf;
    private Instant today;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
        today = jdbc.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    @Test
    void aProductComesAndGoesByTheClockOfTheDatabase() {
        var category = shelf.category(StoreShelf.unique("Planned "), null);
        var draft = shelf.draft("Planned", Map.of("categoryIds", List.of(category)));
        var id = draft.at("/id");
        var list = STORE + "?category=" + category;
        var planned = schedule(id, Map.of("publishAt", hours(1), "unpublishAt", hours(2)))
                .expect(200);
        assertThat(planned.at("/status")).isEqualTo("SCHEDULED");
        assertThat(planned.json().has("publishedAt")).isFalse();
        assertThat(Instant.parse(planned.at("/publishAt"))).isEqualTo(hours(1));
        assertThat(staff.get(PRODUCTS + id).expect(200).json()).isEqualTo(planned.json());
        api.get(STORE + "/" + id).expectProblem(404, "not-found");
        assertThat(items(list)).isZero();

        // The time has come. It is there at once, whether or not anybody has turned it yet.
        move(id, "published_at", "- interval '1 second'");
        assertThat(api.get(STORE + "/" + id).expect(200).statements()).hasSize(2);
        assertThat(items(list + "&limit=9")).isOne();
        watch.applyDue();
        var turned = staff.get(PRODUCTS + id).expect(200);
        assertThat(turned.at("/status")).isEqualTo("PUBLISHED");
        assertThat(turned.json().has("publishAt")).isFalse();
        assertThat(events(id)).containsExactly("product.created", "product.updated", "product.published");
        assertThat(items(list)).isOne();

        move(id, "unpublish_at", "- interval '1 second'");
        api.get(STORE + "/" + id + "?currency=EUR").expectProblem(404, "not-found");
        assertThat(items(list + "&limit=8")).isZero();
        watch.applyDue();
        assertThat(staff.get(PRODUCTS + id).at("/status")).isEqualTo("DRAFT");
        assertThat(events(id)).last().isEqualTo("product.unpublished");
        // What was cached while it was there is forgotten.
        api.get(STORE + "/" + id).expectProblem(404, "not-found");
        assertThat(items(list)).isZero();
    }

    @Test
    void manyProcessesThatWatchTellItOnce() throws Exception {
        var id = shelf.draft("Once", Map.of()).at("/id");
        schedule(id, Map.of("publishAt", hours(1))).expect(200);
        move(id, "published_at", "- interval '1 second'");
        var product = TypeIds.parse(ProductId.class, id);
        var threads = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> service.applySchedule(product)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(events(id)).containsExactly("product.created", "product.updated", "product.published");
    }

    @Test
    void onlyPlansThatMakeSenseAreTaken() {
        var id = shelf.draft("Refused", Map.of()).at("/id");
        staff.put(PRODUCTS + id + "/schedule", Map.of()).expectProblem(428, "precondition-required");
        refuse(id, Map.of("publishAt", hours(-1)), "/publishAt");
        refuse(id, Map.of("publishAt", hours(2), "unpublishAt", hours(1)), "/unpublishAt");
        refuse(id, Map.of("unpublishAt", hours(1)), "/publishAt");
        assertThat(staff.get(PRODUCTS + id).at("/version")).isEqualTo("1");

        schedule(id, Map.of("publishAt", hours(1))).expect(200);
        var variant = staff.get(PRODUCTS + id).at("/variants/0/id");
        staff.with("If-Match", "*").delete("/admin/v1/variants/" + variant).expectProblem(422, "rejected");
        assertThat(schedule(id, Map.of()).expect(200).at("/status")).isEqualTo("DRAFT");
        schedule(id, Map.of("publishAt", hours(1))).expect(200);
        assertThat(staff.post(PRODUCTS + id + "/publish").expect(200).at("/status"))
                .isEqualTo("PUBLISHED");
        schedule(id, Map.of("publishAt", hours(1))).expectProblem(409, "invalid-state-transition");
        schedule(id, Map.of("unpublishAt", hours(1))).expect(200);
        var called = schedule(id, Map.of()).expect(200);
        assertThat(called.at("/status")).isEqualTo("PUBLISHED");
        assertThat(called.json().has("unpublishAt")).isFalse();
        var empty = shelf.draft("Empty", Map.of("variants", List.of())).at("/id");
        schedule(empty, Map.of("publishAt", hours(1))).expectProblem(422, "rejected");
    }

    private void refuse(String id, Map<String, Object> plan, String pointer) {
        assertThat(schedule(id, plan).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    private Api.Response schedule(String id, Map<String, Object> plan) {
        return staff.with("If-Match", "*").put(PRODUCTS + id + "/schedule", plan);
    }

    private Instant hours(long hours) {
        return today.plus(Duration.ofHours(hours)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /// Lets the time come.
    private void move(String id, String column, String distance) {
        var value = TypeIds.parse(ProductId.class, id).value();
        jdbc.sql("update catalog.products set " + column + " = now() " + distance + " where id = :id")
                .param("id", value)
                .update();
        jdbc.sql("select catalog.relist(array[:id::uuid])")
                .param("id", value)
                .query((_, _) -> true)
                .single();
    }

    private List<String> events(String id) {
        return EventProbe.on(jdbc).typesOf(TypeIds.parse(ProductId.class, id));
    }

    private int items(String list) {
        return api.get(list).expect(200).json().at("/items").size();
    }
}
