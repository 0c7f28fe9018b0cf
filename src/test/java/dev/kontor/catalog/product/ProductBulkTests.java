package dev.kontor.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Many products in one request.
@KontorTest
class ProductBulkTests {

    private static final String BULK = "/admin/v1/products/bulk";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String stem = "bulk-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
    }

    @Test
    void writesWhatTheSingleOperationWrites() {
        var category = staff.post("/admin/v1/categories", Map.of("name", "Bulk " + stem))
                .expect(201)
                .at("/id");
        var whole = new HashMap<>(product("A"));
        whole.put("categoryIds", List.of(category));
        whole.put("media", List.of(Map.of("url", "/media/cup.svg", "alt", "A cup", "width", 800, "height", 600)));
        whole.put("translations", Map.of("de", Map.of("title", "Tasse " + stem)));
        whole.put("metadata", Map.of("season", "winter"));
        var single = staff.put("/admin/v1/products/by/external-id/" + stem + "-single", whole)
                .expect(201);
        staff.post("/admin/v1/products/" + single.at("/id") + "/publish").expect(200);

        whole.put("variants", variants("B"));
        var bulk = write(operation("UPSERT", "bulk", whole, true));

        assertThat(bulk.at("/items/0/status")).isEqualTo("201");
        var one = staff.get("/admin/v1/products/" + single.at("/id")).json();
        var other = staff.get("/admin/v1/products/" + bulk.at("/items/0/id")).json();
        for (var field : List.of(
                "status",
                "title",
                "description",
                "locales",
                "taxCategory",
                "metadata",
                "options",
                "categoryIds",
                "media",
                "publishedAt")) {
            assertThat(other.get(field)).as(field).isEqualTo(one.get(field));
        }
        assertThat(other.at("/slug").asString()).isEqualTo(one.at("/slug").asString() + "-2");
        assertThat(other.at("/variants/1/title").asString()).isEqualTo("Red");
        assertThat(other.at("/variants/1/sku").asString()).isEqualTo(stem + "-B-2");
        assertThat(events(other.at("/id").asString())).containsExactly("product.created", "product.published");
        assertThat(events(other.at("/variants/0/id").asString())).containsExactly("variant.created");
        assertThat(jdbc.sql("select count(*) from catalog.category_listings where product_id = ("
                                + "select id from catalog.products where external_id = :id)")
                        .param("id", stem + "-bulk")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // Whoever gives a product another part has to teach the batch too.
        assertThat(Arrays.stream(ProductContent.class.getRecordComponents()).map(component -> component.getName()))
                .containsExactly(
                        "taxCategory",
                        "externalId",
                        "metadata",
                        "texts",
                        "options",
                        "variants",
                        "categories",
                        "media",
                        "relations",
                        "characteristics");
    }

    @Test
    void leavesAloneWhatIsAsItIsToBeAndChangesTheRest() {
        var first = write(
                operation("CREATE", "a", product("A"), true),
                operation("CREATE", "b", product("B"), true),
                operation("CREATE", "c", product("C"), null));
        var changed = new HashMap<>(product("B"));
        changed.put("description", "Another one.");
        changed.put("variants", variants("B").subList(0, 1));

        var second = write(
                operation("UPSERT", "a", product("A"), true),
                operation("UPDATE", "b", changed, true),
                operation("UPSERT", "c", product("C"), true));

        assertThat(second.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/changed").asBoolean()))
                .containsExactly(false, true, true);
        assertThat(second.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/id").asString()))
                .containsExactlyElementsOf(first.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/id").asString())
                        .toList());
        assertThat(events(first.at("/items/0/id"))).containsExactly("product.created", "product.published");
        assertThat(events(first.at("/items/1/id")))
                .containsExactly("product.created", "product.published", "product.updated");
        assertThat(events(first.at("/items/2/id"))).containsExactly("product.created", "product.published");
        var b = staff.get("/admin/v1/products/" + first.at("/items/1/id")).json();
        assertThat(b.at("/version").asInt()).isEqualTo(3);
        assertThat(b.at("/description").asString()).isEqualTo("Another one.");
        assertThat(b.at("/variants")).hasSize(1);
        assertThat(staff.get("/admin/v1/products/" + first.at("/items/0/id"))
                        .json()
                        .at("/version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsRefusedDoesNotKeepTheOthersBack() {
        write(operation("CREATE", "there", product("T"), null));
        var bad = new HashMap<>(product("X"));
        bad.put("title", "");
        bad.put("unknown", 1);
        var blank = new HashMap<>(product("Y"));
        blank.put("title", " ");

        var outcome = write(
                operation("CREATE", "good", product("G"), null),
                operation("CREATE", "there", product("T"), null),
                operation("UPDATE", "absent", product("N"), null),
                operation("UPSERT", "bad", bad, null),
                operation("UPSERT", "blank", blank, null),
                operation("UPSERT", "taken", product("T"), null),
                operation("UPSERT", "good", product("H"), null),
                operation("UPSERT", "empty", Map.of("title", "Empty"), true));

        assertThat(outcome.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/status").asInt()))
                .containsExactly(201, 409, 404, 400, 400, 409, 400, 422);
        assertThat(outcome.at("/items/1/problem/errors/0/pointer")).isEqualTo("/externalId");
        assertThat(outcome.at("/items/3/problem/code")).isEqualTo("unknown-field");
        assertThat(outcome.at("/items/4/problem/errors/0/pointer")).isEqualTo("/title");
        assertThat(outcome.at("/items/4/problem/errors/0/code")).isEqualTo("required");
        assertThat(outcome.at("/items/5/problem/errors/0/pointer")).isEqualTo("/variants/0/sku");
        assertThat(outcome.at("/items/5/problem/code")).isEqualTo("already-exists");
        assertThat(outcome.at("/items/6/problem/errors/0/code")).isEqualTo("repeated");
        assertThat(ours()).containsExactly(stem + "-good", stem + "-there");
    }

    @Test
    void aProductWithATypeKeepsItsRulesAmongOthers() {
        var attribute = staff.post("/admin/v1/attributes", Map.of("code", code(), "kind", "TEXT", "name", "Serial"))
                .expect(201);
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of(
                                "code",
                                code(),
                                "name",
                                "Machine " + stem,
                                "attributes",
                                List.of(Map.of(
                                        "attributeId",
                                        attribute.at("/id"),
                                        "level",
                                        "PRODUCT",
                                        "required",
                                        false,
                                        "rule",
                                        "UNIQUE"))))
                .expect(201)
                .at("/id");
        var first = new HashMap<>(product("A"));
        first.put("productTypeId", type);
        first.put("attributes", Map.of(attribute.at("/code"), "4711"));
        first.put("tags", List.of("summer"));
        var second = new HashMap<>(first);
        second.put("variants", variants("B"));

        var outcome = write(
                operation("UPSERT", "first", first, true),
                operation("UPSERT", "second", second, true),
                operation("UPSERT", "plain", product("C"), true));

        assertThat(outcome.json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/status").asInt()))
                .containsExactly(201, 409, 201);
        assertThat(ours()).containsExactly(stem + "-first", stem + "-plain");
        var saved = staff.get("/admin/v1/products/" + outcome.at("/items/0/id")).json();
        assertThat(saved.at("/attributes/" + attribute.at("/code")).asString()).isEqualTo("4711");
        assertThat(saved.at("/tags/0").asString()).isEqualTo("summer");
        assertThat(write(operation("UPSERT", "first", first, true))
                        .json()
                        .at("/items/0/changed")
                        .asBoolean())
                .isFalse();
    }

    private String code() {
        return "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    @Test
    void aSlugMadeOfATitleIsNoneThatOthersHave() {
        staff.post("/admin/v1/products", Map.of("title", "Cup", "slug", stem + "-2"))
                .expect(201);
        var first = new HashMap<>(product("A"));
        first.put("slug", stem);
        var second = new HashMap<>(product("B"));
        second.put("title", stem);

        var outcome = write(operation("CREATE", "a", first, null), operation("CREATE", "b", second, null));

        assertThat(outcome.at("/items/1/status")).isEqualTo("201");
        assertThat(staff.get("/admin/v1/products/" + outcome.at("/items/1/id")).at("/slug"))
                .isEqualTo(stem + "-3");
    }

    @Test
    void allOrNothingIfThatIsWanted() {
        var refused = staff.post(
                BULK,
                Map.of(
                        "atomic",
                        true,
                        "operations",
                        List.of(
                                operation("CREATE", "a", product("A"), null),
                                operation("UPDATE", "b", product("B"), null),
                                operation("CREATE", "c", product("A"), null))));

        refused.expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/operations/1");
        assertThat(refused.at("/errors/0/code")).isEqualTo("not-found");
        assertThat(refused.at("/errors/1/pointer")).isEqualTo("/operations/2/data/variants/0/sku");
        assertThat(ours()).isEmpty();
    }

    @Test
    void aJobWritesTheProductsIfTheClientPrefersIt() {
        var asked = staff.with("Prefer", "return=minimal, respond-async")
                .post(
                        BULK,
                        Map.of(
                                "operations",
                                List.of(
                                        operation("CREATE", "a", product("A"), true),
                                        operation("UPDATE", "b", product("B"), null))))
                .expect(202);
        assertThat(asked.requiredHeader("Preference-Applied")).isEqualTo("respond-async");
        assertThat(asked.requiredHeader("Retry-After")).isEqualTo("1");
        assertThat(asked.at("/type")).isEqualTo("products.bulk");
        var path = asked.requiredHeader("Location");
        assertThat(path).endsWith("/admin/v1/jobs/" + asked.at("/id"));

        var watcher = api.as(logins.staff(Permission.JOBS_READ).token());
        var done = end(watcher, path);

        assertThat(done.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(done.json()
                        .at("/result/items")
                        .valueStream()
                        .map(item -> item.at("/status").asInt()))
                .containsExactly(201, 404);
        assertThat(done.at("/result/items/1/problem/code")).isEqualTo("not-found");
        assertThat(done.at("/result/items/1/problem/instance")).isEqualTo("/admin/v1/jobs/" + asked.at("/id"));
        assertThat(ours()).containsExactly(stem + "-a");
        assertThat(events(done.at("/result/items/0/id"))).containsExactly("product.created", "product.published");

        var refused = staff.with("Prefer", "respond-async")
                .post(
                        BULK,
                        Map.of(
                                "atomic",
                                true,
                                "operations",
                                List.of(
                                        operation("CREATE", "c", product("C"), null),
                                        operation("UPDATE", "b", product("B"), null))))
                .expect(202);
        assertThat(end(watcher, refused.requiredHeader("Location")).at("/problem/code"))
                .isEqualTo("rejected");
        assertThat(ours()).containsExactly(stem + "-a");
    }

    private static Api.Response end(Api watcher, String path) {
        return await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> watcher.get(path),
                        job -> Set.of("SUCCEEDED", "FAILED").contains(job.at("/status")));
    }

    @Test
    void aRepetitionIsAnsweredAsBefore() {
        var once = staff.withIdempotencyKey();
        var body = Map.of("operations", List.of(operation("CREATE", "a", product("A"), null)));
        var first = once.post(BULK, body).expect(207);

        var again = once.post(BULK, body).expect(207);

        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(again.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfProducts() {
        var few = write(operations(0, 2)).statements().size();
        var many = write(operations(2, 60)).statements().size();

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(25);
        assertThat(write(operations(0, 62)).statements().size()).isLessThanOrEqualTo(12);
    }

    @Test
    void twoThatBringTheSameInOppositeOrderDoNotDisturbEachOther() throws Exception {
        var forth = operations(0, 40);
        var back = forth.reversed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Api.Response>>();
            for (int round = 0; round < 3; round++) {
                calls.add(threads.submit(() -> write(forth)));
                calls.add(threads.submit(() -> write(back)));
            }
            for (var call : calls) {
                assertThat(call.get()
                                .json()
                                .at("/items")
                                .valueStream()
                                .map(item -> item.at("/status").asInt()))
                        .allMatch(status -> status == 200 || status == 201);
            }
        }
        assertThat(ours()).hasSize(40);
    }

    @Test
    void refusesTooManyAndNobody() {
        staff.post(BULK, Map.of("operations", List.of())).expectProblem(400, "validation-failed");
        var tiny = Map.of("op", "UPSERT", "externalId", "x", "data", Map.of());
        staff.post(
                        BULK,
                        Map.of(
                                "operations",
                                IntStream.range(0, 501).mapToObj(_ -> tiny).toList()))
                .expectProblem(400, "validation-failed");
        api.as(logins.staff(Permission.CATALOG_READ).token())
                .post(BULK, Map.of("operations", List.of(tiny)))
                .expectProblem(403, "missing-permission");
    }

    @SafeVarargs
    private Api.Response write(Map<String, Object>... operations) {
        var all = new ArrayList<Map<String, Object>>();
        for (var operation : operations) {
            all.add(operation);
        }
        return write(all);
    }

    private Api.Response write(List<Map<String, Object>> operations) {
        return staff.post(BULK, Map.of("operations", operations)).expect(207);
    }

    private List<Map<String, Object>> operations(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> operation("UPSERT", "n" + number, product("N" + number), true))
                .toList();
    }

    private Map<String, Object> operation(String op, String name, Map<String, ?> data, @Nullable Boolean published) {
        var operation = new HashMap<String, Object>(Map.of("op", op, "externalId", stem + "-" + name, "data", data));
        if (published != null) {
            operation.put("published", published);
        }
        return operation;
    }

    private Map<String, Object> product(String name) {
        return Map.of(
                "title",
                "Cup " + stem,
                "options",
                List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                "variants",
                variants(name));
    }

    private List<Map<String, Object>> variants(String name) {
        return List.of(
                Map.of("sku", stem + "-" + name + "-1", "options", Map.of("Colour", "Blue"), "weightGrams", 250),
                Map.of("sku", stem + "-" + name + "-2", "options", Map.of("Colour", "Red")));
    }

    private List<String> events(String subject) {
        return jdbc.sql("select type from events.log where subject = :subject order by id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private List<String> ours() {
        return jdbc.sql("select external_id from catalog.products where external_id like :stem order by external_id")
                .param("stem", stem + "%")
                .query(String.class)
                .list();
    }
}
