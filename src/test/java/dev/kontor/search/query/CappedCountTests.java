package dev.kontor.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.search.index.SearchFixtures;
import dev.kontor.search.index.SearchFixtures.Good;
import dev.kontor.search.text.JoinedWords;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Of more products than are counted at most, numbers are told as "at least", and the pages still have all of them.
@KontorTest
class CappedCountTests {

    private static final int BASE = 20;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Cursors cursors;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private List<EventConsumer> consumers;

    @ParameterizedTest
    @ValueSource(ints = {BASE - 1, BASE, BASE + 1, 50})
    void moreThanAreCountedAreAtLeastSoMany(int products) {
        var goods = new SearchFixtures(jdbc, products, 1);
        var events = new ArrayList<LoggedEvent>();
        for (int number = 0; number < products; number++) {
            events.add(published(goods.add()));
        }
        consumers.stream()
                .filter(consumer -> consumer.name().equals("search-index"))
                .forEach(consumer -> consumer.consume(events));

        var found = search(goods, "-relevance", null);
        boolean capped = products > BASE;
        assertThat(found.total().value()).isEqualTo(Math.min(products, BASE));
        assertThat(found.total().relation()).isEqualTo(capped ? Relation.AT_LEAST : Relation.EXACT);
        var counts = Objects.requireNonNull(found.counts());
        assertThat(counts.relation()).isEqualTo(capped ? Relation.AT_LEAST : Relation.EXACT);
        int counted = Math.min(products, BASE + 1);
        assertThat(counts.availability().values().stream()
                        .mapToInt(each -> each)
                        .sum())
                .isEqualTo(counted);
        counts.categories().values().forEach(number -> assertThat(number).isLessThanOrEqualTo(counted));
        counts.attributes()
                .values()
                .forEach(values ->
                        values.values().forEach(number -> assertThat(number).isLessThanOrEqualTo(counted)));

        var ids = new ArrayList<ProductId>();
        String cursor = null;
        do {
            var page = search(goods, "-publishedAt", cursor).page();
            ids.addAll(page.items());
            cursor = page.page().next();
        } while (cursor != null);
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        goods.all.stream().map(good -> new ProductId(good.id)).toList());
    }

    private Hits search(SearchFixtures goods, String sort, @Nullable String cursor) {
        var properties =
                new SearchProperties(Duration.ofSeconds(10), BASE, new SearchProperties.Weight(100, 60, 30, 10), 20);
        var request = new SearchRequest(
                goods.mark,
                Locale.ENGLISH,
                Currency.getInstance("USD"),
                SearchFilter.NONE,
                new Listing(7, cursor, sort, null),
                new Wanted(true, false, false),
                null);
        return Objects.requireNonNull(transactions.execute(_ -> {
            var words = JoinedWords.typed(goods.mark);
            var reading = new ReadingQueries(jdbc, json, properties)
                    .read(List.of(Locale.ENGLISH), "USD", List.of(), words, ReadingQueries.Purpose.SEARCH)
                    .orElseThrow();
            return new HitQueries(jdbc, cursors, new FacetNames(jdbc), _ -> false, properties)
                    .find(request, reading, TextQuery.exactly(goods.mark, reading));
        }));
    }

    private LoggedEvent published(Good good) {
        return new LoggedEvent(
                1,
                TypeIds.next(),
                "product.published",
                1,
                new ProductId(good.id).text(),
                Instant.parse("2026-11-25T12:00:00Z"),
                "",
                json.readTree("{}"),
                null);
    }
}
