package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@KontorTest
class SearchAdminTests {

    private static final String SYNONYMS = "/admin/v1/search/synonyms";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.SEARCH_READ,
                        Permission.SEARCH_WRITE,
                        Permission.CATALOG_READ,
                        Permission.CATALOG_WRITE)
                .token());
    }

    @Test
    void synonymsAreFoundForEachOther() {
        var shelf = new StoreShelf(staff, jdbc);
        var category = shelf.category(StoreShelf.unique("Synonyms "), null);
        shelf.product("Settee", 100, Map.of("categoryIds", List.of(category)));
        shelf.product("Mobile telephone", 100, Map.of("categoryIds", List.of(category)));
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(total(category, "couch")).isZero();

        var before = staff.get(SYNONYMS + "?locale=en").expect(200);
        var groups = Map.of(
                "groups",
                List.of(
                        Map.of("terms", List.of("Couch", "Settee")),
                        Map.of("terms", List.of("cell phone", "Mobile Telephone"))));
        staff.put(SYNONYMS + "?locale=en", groups).expectProblem(428, "precondition-required");
        var after = staff.with("If-Match", before.requiredHeader("ETag"))
                .put(SYNONYMS + "?locale=en", groups)
                .expect(200);

        assertThat(after.at("/groups/1/terms/0")).isEqualTo("cell phone");
        assertThat(after.json().at("/version").asLong())
                .isEqualTo(before.json().at("/version").asLong() + 1);
        assertThat(staff.get(SYNONYMS).expect(200).json()).isEqualTo(after.json());
        assertThat(total(category, "couch")).isOne();
        assertThat(total(category, "couches")).isOne();
        assertThat(total(category, "cell%20phone")).isOne();
        staff.with("If-Match", before.requiredHeader("ETag"))
                .put(SYNONYMS + "?locale=en", groups)
                .expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*")
                .put(SYNONYMS, Map.of("groups", List.of(Map.of("terms", List.of("a b c d", "x y")))))
                .expectProblem(422, "rejected");
        staff.with("If-Match", "*")
                .put(SYNONYMS, Map.of("groups", List.of(Map.of("terms", List.of("alone")))))
                .expectProblem(400, "validation-failed");
        assertThat(staff.get(SYNONYMS).expect(200).json()).isEqualTo(after.json());

        staff.with("If-Match", "*").put(SYNONYMS, Map.of("groups", List.of())).expect(200);
        assertThat(total(category, "couch")).isZero();
    }

    @Test
    void aRebuildIsAJobThatReportsItsProgress() {
        var wished = staff.post("/admin/v1/search/reindex").expect(202);
        assertThat(wished.at("/type")).isEqualTo("search.rebuild");
        assertThat(wished.requiredHeader("Location")).isEqualTo("/admin/v1/jobs/" + wished.at("/id"));
        var again = staff.post("/admin/v1/search/reindex").expect(202);
        if (!again.at("/id").equals(wished.at("/id"))) {
            assertThat(job(wished).at("/status")).isEqualTo("SUCCEEDED");
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(job(again).at("/status")).isEqualTo("SUCCEEDED"));

        var ended = job(again);
        assertThat(ended.json().at("/result/locales").values().stream().map(JsonNode::asString))
                .containsExactly("en", "de", "fr");
        assertThat(ended.at("/progress/done")).isEqualTo(ended.at("/result/products"));
        var index = staff.get("/admin/v1/search/index").expect(200);
        assertThat(index.json().at("/languages").values().stream()
                        .map(language -> language.at("/locale").asString()))
                .containsExactly("de", "en", "fr");
        assertThat(index.at("/rebuild/id")).isEqualTo(again.at("/id"));
        api.as(logins.staff(Permission.SEARCH_READ).token())
                .post("/admin/v1/search/reindex")
                .expectProblem(403, "missing-permission");
    }

    private Api.Response job(Api.Response job) {
        return api.as(logins.staff(Permission.JOBS_READ).token())
                .get("/admin/v1/jobs/" + job.at("/id"))
                .expect(200);
    }

    private int total(String category, String text) {
        return api.get("/store/v1/search?locale=en&category=" + category + "&q=" + text)
                .expect(200)
                .json()
                .at("/total/value")
                .asInt();
    }
}
