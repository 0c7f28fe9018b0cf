package dev.kontor.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.search.SuggestionRequest;
import dev.kontor.search.Suggestions;
import dev.kontor.search.index.SearchFixtures;
import dev.kontor.search.query.ReadingQueries.Purpose;
import dev.kontor.search.query.SuggestionQueries.Ways;
import dev.kontor.search.text.JoinedWords;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The products that are suggested are those that sell best, whichever way they are found.
@KontorTest
class SuggestionWaysTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private List<EventConsumer> consumers;

    @Test
    void allWaysLeadToTheSameProducts() {
        var goods = new SearchFixtures(jdbc, 31, 1);
        var random = new Random(31);
        for (int number = 0; number < 40; number++) {
            goods.add();
        }
        var ids = goods.all.stream().map(good -> good.id).toList();
        ids.stream().filter(_ -> random.nextBoolean()).forEach(this::sell);
        index(ids);
        jdbc.sql("select search.settle_slot(slot) from search.indexes where state = 'ACTIVE'")
                .query((_, _) -> true)
                .list();

        var expected = jdbc.sql("""
                        select p.id from unnest(:ids::uuid[]) p (id)
                        left join search.sales s on s.product_id = p.id
                        order by coalesce(s.units, 0) desc, p.id desc limit 9
                        """)
                .param("ids", ids.stream().map(Object::toString).toArray(String[]::new))
                .query((row, _) -> new ProductId(row.getObject("id", UUID.class)))
                .list();
        assertThat(expected).hasSize(9);
        for (var text :
                List.of(goods.mark, goods.mark.substring(0, goods.mark.length() - 1), goods.mark + " " + goods.mark)) {
            assertThat(suggested(text, new Ways(0, 1))).as("sorted").isEqualTo(expected);
            assertThat(suggested(text, new Ways(1_000_000, 0))).as("walked").isEqualTo(expected);
            for (int longest : new int[] {1, 8, 20}) {
                assertThat(suggested(text, new Ways(longest, 0)))
                        .as("given up after %d", longest)
                        .isEqualTo(expected);
            }
        }
    }

    /// The vocabulary is counted once an hour: until then it would suggest the name of a product that the shop has
    /// taken back.
    @Test
    void aWordThatNoProductHasIsNoLongerSuggested() {
        var goods = new SearchFixtures(jdbc, 32, 1);
        goods.add();
        var ids = goods.all.stream().map(good -> good.id).toList();
        index(ids);
        assertThat(suggestions(goods.mark, new Ways(5_000, 1)).terms()).contains(goods.mark);

        jdbc.sql("update catalog.products set status = 'DRAFT', published_at = null where id = :id")
                .param("id", ids.getFirst())
                .update();
        index(ids);

        assertThat(jdbc.sql("select count(*) from search.vocabulary where word = :word")
                        .param("word", goods.mark)
                        .query(Long.class)
                        .single())
                .as("still in the vocabulary")
                .isPositive();
        assertThat(suggestions(goods.mark, new Ways(5_000, 1)).terms()).doesNotContain(goods.mark);
    }

    private void index(List<UUID> products) {
        consumers.stream()
                .filter(consumer -> consumer.name().equals("search-index"))
                .forEach(consumer -> consumer.consume(
                        products.stream().map(id -> published(id)).toList()));
    }

    private List<ProductId> suggested(String text, Ways ways) {
        return suggestions(text, ways).products();
    }

    private Suggestions suggestions(String text, Ways ways) {
        var properties =
                new SearchProperties(Duration.ofSeconds(10), 100, new SearchProperties.Weight(100, 60, 30, 10), 20);
        return Objects.requireNonNull(transactions.execute(_ -> {
            var reading = new ReadingQueries(jdbc, json, properties)
                    .read(List.of(Locale.ENGLISH), "USD", List.of(), JoinedWords.typed(text), Purpose.SUGGESTION)
                    .orElseThrow();
            return new SuggestionQueries(jdbc, ways)
                    .suggest(new SuggestionRequest(text, Locale.ENGLISH, Locale.ENGLISH, 10, null), reading);
        }));
    }

    private void sell(UUID product) {
        jdbc.sql("insert into search.sales (order_id, product_id, units, sold_at) values ('ways', :id, :units, now())")
                .param("id", product)
                .param("units", 1 + Math.floorMod(product.hashCode(), 7))
                .update();
    }

    private static LoggedEvent published(UUID product) {
        return new LoggedEvent(
                1,
                TypeIds.next(),
                "product.published",
                1,
                new ProductId(product).text(),
                Instant.parse("2026-11-25T12:00:00Z"),
                "",
                new JsonMapper().readTree("{}"),
                null);
    }
}
