package dev.kontor.search.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class QueryLogTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private QueryLog log;

    @Test
    void searchesWithoutResultsAreReported() {
        var word = StoreShelf.unique("zq").replaceAll("[0-9]", "y");
        for (int time = 0; time < 4; time++) {
            api.get("/store/v1/search?locale=en&q=" + (time < 2 ? word.toUpperCase(java.util.Locale.ROOT) : word))
                    .expect(200);
        }
        log.note("en", word, true);
        log.note("en", word + " once", false);
        log.write();
        log.write();
        var staff = api.as(logins.staff(Permission.SEARCH_READ).token());

        var report = staff.get("/admin/v1/search/queries?withoutHits=true&sort=-searches,-withoutHit&limit=100")
                .expect(200);

        assertThat(report.json().at("/items").values().stream()
                        .filter(item -> item.at("/query").asString().startsWith(word))
                        .map(item -> item.at("/locale").asString() + " "
                                + item.at("/searches").asInt() + " "
                                + item.at("/withoutHit").asInt()))
                .containsExactly("en 5 4");
        var first = staff.get("/admin/v1/search/queries?limit=1&searches=2&withTotal=true")
                .expect(200);
        assertThat(first.json().at("/items").size()).isOne();
        assertThat(first.json().at("/page/total").asInt()).isPositive();
        staff.get("/admin/v1/search/queries?days=91").expectProblem(400, "validation-failed");
        staff.get("/admin/v1/search/queries?searches=1").expectProblem(400, "validation-failed");
    }

    @Test
    void nothingThatMayIdentifyAPersonIsStored() {
        var mark = StoreShelf.unique("qz").replaceAll("[0-9]", "x");
        for (var text : List.of(mark + "@example.com", mark + " 0171 2345678", mark + " x".repeat(60))) {
            log.note("en", text, false);
        }
        log.write();

        assertThat(jdbc.sql("select count(*) from search.queries where query like :mark || '%'")
                        .param("mark", mark)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
