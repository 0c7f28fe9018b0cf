package dev.kontor.search.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.search.index.SearchFixtures;
import dev.kontor.search.index.SearchFixtures.Good;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.OnOpenSearch;
import dev.kontor.testing.OpenSearch;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What the engine answers is what the index in PostgreSQL says, or PostgreSQL answers itself. Runs in
/// [dev.kontor.search.OpenSearchTests].
@KontorTest
@OnOpenSearch
public abstract class EngineFeederTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SearchPort search;

    @Autowired
    private EngineFeeder feeder;

    @Autowired
    private EngineRepository indexes;

    @Autowired
    private EngineClient client;

    @Autowired
    private List<EventConsumer> consumers;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @AfterEach
    void mendTheWay() {
        OpenSearch.WAY.pass();
    }

    @Test
    void changesAndDeletionsAreFoundAfterAMoment() {
        var goods = goods(3);
        assertThat(find(goods)).hasSize(3);

        status(goods.all.getFirst(), "DRAFT");
        index(goods);
        OpenSearch.awaitFed(jdbc);

        assertThat(find(goods)).hasSize(2).doesNotContain(new ProductId(goods.all.getFirst().id));
        status(goods.all.getFirst(), "PUBLISHED");
        index(goods);
        OpenSearch.awaitFed(jdbc);
        assertThat(find(goods)).hasSize(3);
    }

    @Test
    void whileTheEngineIsAwayPostgresAnswersAndNothingIsLost() {
        var goods = goods(2);
        assertThat(answeredBy("engine", () -> find(goods))).hasSize(2);

        OpenSearch.WAY.cut();
        status(goods.all.getFirst(), "DRAFT");
        index(goods);
        assertThat(answeredBy("postgresql", () -> find(goods))).hasSize(1);

        OpenSearch.WAY.pass();
        OpenSearch.awaitFed(jdbc);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(answeredBy("engine", () -> find(goods))).hasSize(1));
    }

    @Test
    void anEngineThatIsFarBehindIsNotAsked() {
        var goods = goods(1);
        int slot = jdbc.sql("select slot from search.indexes where state = 'ACTIVE' and locale = 'en'")
                .query(Integer.class)
                .single();
        assertThat(indexes.copy(slot, Duration.ofSeconds(10))).isPresent();

        OpenSearch.WAY.cut();
        status(goods.all.getFirst(), "DRAFT");
        index(goods);
        jdbc.sql("update search.engine_feed set changed_at = changed_at - interval '9 seconds'")
                .update();
        assertThat(indexes.copy(slot, Duration.ofMinutes(1))).isPresent();
        jdbc.sql("update search.engine_feed set changed_at = changed_at - interval '2 seconds'")
                .update();
        assertThat(indexes.copy(slot, Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void aLostIndexIsRecreated() {
        var goods = goods(2);
        var before = indexes.indexes();
        before.forEach(index -> OpenSearch.call("DELETE", "/" + index.name()));

        assertThat(answeredBy("postgresql", () -> find(goods))).hasSize(2);
        feeder.repair();
        OpenSearch.awaitFed(jdbc);

        assertThat(indexes.indexes())
                .doesNotContainAnyElementsOf(before)
                .allMatch(EngineRepository.Index::ready)
                .extracting(EngineRepository.Index::slot)
                .isNotEmpty()
                .containsExactlyElementsOf(
                        jdbc.sql("select slot from search.indexes where state <> 'FREE' order by slot")
                                .query(Integer.class)
                                .list());
        assertThat(answeredBy("engine", () -> find(goods))).hasSize(2);
        assertThat(indexes.obsoleteIndexes()).isEmpty();
    }

    /// The engine was not restored: it has documents of the time that was lost, with versions that the
    /// restored database will only give later, and ignores older ones.
    @Test
    void afterARestoreTheCopiesAreFilledAgain() throws IOException {
        var goods = goods(2);
        var before = indexes.indexes();
        var lost = goods.all.getFirst();
        before.forEach(index -> {
            client.bulk("""
                    {"delete": {"_index": "%s", "_id": "%s", "version": 1000000000000, "version_type": "external"}}
                    """.formatted(index.name(), lost.id).getBytes(StandardCharsets.UTF_8));
            client.refresh(index.name());
        });
        index(goods);
        OpenSearch.awaitFed(jdbc);
        assertThat(answeredBy("engine", () -> find(goods))).hasSize(1);

        Files.readAllLines(Path.of("scripts/after-restore.sql")).stream()
                .filter(line -> line.contains("search."))
                .forEach(line -> jdbc.sql(line).update());

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(indexes.indexes()).isNotEmpty().doesNotContainAnyElementsOf(before));
        OpenSearch.awaitFed(jdbc);
        assertThat(answeredBy("engine", () -> find(goods))).hasSize(2);
    }

    @Test
    void aRebuildTakesItsCopyAlong() {
        var goods = goods(2);
        var before = indexes.indexes();

        api.as(logins.staff(Permission.SEARCH_WRITE).token())
                .post("/admin/v1/search/reindex", "")
                .expect(202);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(answeredBy("engine", () -> find(goods))).hasSize(2);
            assertThat(indexes.indexes()).anyMatch(index -> index.ready() && !before.contains(index));
        });
    }

    @Test
    void twoFeedersAtOnceLeaveTheNewest() throws Exception {
        var goods = goods(20);
        for (int round = 0; round < 10; round++) {
            goods.all.forEach(goods::change);
            index(goods);
            Callable<Boolean> feed = () -> {
                feeder.feed();
                return true;
            };
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : threads.invokeAll(List.of(feed, feed, feed))) {
                    assertThat(each.get()).isTrue();
                }
            }
        }
        OpenSearch.awaitFed(jdbc);
        assertThat(find(goods))
                .containsExactlyInAnyOrderElementsOf(goods.published().stream()
                        .map(good -> new ProductId(good.id))
                        .toList());
    }

    @Test
    void whatTheEngineRefusesStaysToBeFed() {
        goods(1);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.bulk(
                        "{\"index\":{\"_index\":\"UPPER\",\"_id\":\"1\"}}\n{}\n".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("400");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.refresh("no-such-index"))
                .matches(e -> e.reason() == EngineException.Reason.MISSING);
    }

    @Test
    void staffSeeWhatTheEngineHas() {
        goods(1);

        var state = api.as(logins.staff(Permission.SEARCH_READ).token())
                .get("/admin/v1/search/index")
                .expect(200);

        assertThat(state.json().at("/languages").values())
                .isNotEmpty()
                .allMatch(language -> language.at("/engine/status").asString().equals("READY")
                        && language.at("/engine/waiting").asInt() == 0);
    }

    private SearchFixtures goods(int number) {
        var goods = new SearchFixtures(jdbc, number, 1);
        for (int index = 0; index < number; index++) {
            goods.add();
        }
        index(goods);
        OpenSearch.awaitFed(jdbc);
        return goods;
    }

    /// Has the index in PostgreSQL follow.
    private void index(SearchFixtures goods) {
        var events = goods.all.stream()
                .map(good -> new LoggedEvent(
                        1,
                        TypeIds.next(),
                        "product.updated",
                        1,
                        new ProductId(good.id).text(),
                        Instant.parse("2026-11-25T12:00:00Z"),
                        "",
                        new JsonMapper().readTree("{}"),
                        null))
                .toList();
        consumers.stream()
                .filter(consumer -> consumer.name().equals("search-index"))
                .forEach(consumer -> consumer.consume(events));
    }

    private void status(Good good, String status) {
        jdbc.sql("update catalog.products set status = :status where id = :id")
                .param("status", status)
                .param("id", good.id)
                .update();
    }

    private <T> T answeredBy(String by, Supplier<T> searching) {
        var counter = meters.get("kontor.search.answers").tag("by", by).counter();
        long before = (long) counter.count();
        var found = searching.get();
        assertThat((long) counter.count()).as("answers by " + by).isEqualTo(before + 1);
        return found;
    }

    private List<ProductId> find(SearchFixtures goods) {
        return search.search(new SearchRequest(
                        goods.mark,
                        Locale.ENGLISH,
                        Currency.getInstance("USD"),
                        SearchFilter.NONE,
                        new Listing(100, null, null, null),
                        Wanted.NOTHING,
                        null))
                .page()
                .items();
    }
}
