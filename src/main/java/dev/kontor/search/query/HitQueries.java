package dev.kontor.search.query;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.inventory.Availability;
import dev.kontor.search.Counts;
import dev.kontor.search.Counts.PriceRange;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.index.Facet;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a page of products and the numbers of each kind: one statement.
@Repository
class HitQueries {

    /// Where ranges of prices begin, in minor units of whatever currency.
    private static final List<Long> BOUNDS =
            List.of(0L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 250_000L, 1_000_000L);

    private static final int MOST_VALUES = 200;
    private static final int FREQUENT = 1_000;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final SearchProperties properties;

    HitQueries(JdbcClient jdbc, Cursors cursors, SearchProperties properties) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.properties = properties;
    }

    record Hits(Page<ProductId> page, Total total, @Nullable Counts counts) {}

    private record Key(UUID id, long score, Instant publishedAt, String title, long price) {}

    /// @param text absent to browse
    Hits find(SearchRequest request, Reading reading, @Nullable TextQuery text) {
        var sorting = Sorting.by(
                "d.product_id",
                "-relevance",
                SortField.number("relevance", "d.score"),
                SortField.time("publishedAt", "d.published_at"),
                SortField.text("title", "d.sort_title"),
                SortField.number("price", "d.prices[" + reading.place() + "]"));
        var window = cursors.window(
                request.listing(),
                sorting,
                String.valueOf(request.text()),
                request.filter(),
                request.currency(),
                request.locale());
        var narrowing = Narrowing.of(request.filter(), reading);
        boolean priced = window.fields().contains("price");
        var sql = new HitSql(reading, narrowing, text != null, reading.isFrequent(FREQUENT), priced, properties.base())
                .of(
                        window,
                        window.fields().contains("relevance"),
                        request.wanted().facets());
        var rows = new Rows();
        var statement = jdbc.sql(sql)
                .params(narrowing.params())
                .params(window.params())
                .param("most", properties.base() + 1)
                .param("mostValues", MOST_VALUES)
                .param("bounds", BOUNDS.toArray(Long[]::new))
                .param("narrowed", Sql.texts(narrowing.dimensions()))
                .param("weights", properties.weight().array())
                .param("popularity", properties.popularity());
        if (text != null) {
            statement
                    .param("words", text.words())
                    .param("titles", text.titles())
                    .param("code", text.code())
                    .param("name", text.name());
        }
        statement.query(rows::add);
        var page = window.page(rows.keys, (row, field) -> switch (field) {
            case "relevance" -> row.score();
            case "publishedAt" -> row.publishedAt();
            case "title" -> row.title();
            case "price" -> row.price();
            default -> row.id();
        });
        return new Hits(
                page.map(row -> new ProductId(row.id())),
                new Total((int) Math.min(rows.total, properties.base()), relation(rows.total)),
                request.wanted().facets() ? rows.counts() : null);
    }

    /// Whether any product fits the text, whatever the filters.
    boolean exist(Reading reading, TextQuery text) {
        return jdbc.sql("select exists (select from %s d where d.words @@ :words::tsquery)"
                        .formatted(reading.slot().table()))
                .param("words", text.words())
                .query(Boolean.class)
                .single();
    }

    private Relation relation(long counted) {
        return counted > properties.base() ? Relation.AT_LEAST : Relation.EXACT;
    }

    /// The rows of the statement, sorted by what they tell.
    private final class Rows {

        private final List<Key> keys = new ArrayList<>();
        private final Map<CategoryId, Integer> categories = new LinkedHashMap<>();
        private final Map<BrandId, Integer> brands = new LinkedHashMap<>();
        private final Map<String, Integer> tags = new LinkedHashMap<>();
        private final Map<String, Map<String, Integer>> options = new TreeMap<>();
        private final TreeMap<Integer, Integer> prices = new TreeMap<>();
        private final Map<Availability.Status, Integer> availability = new TreeMap<>();
        private long total;
        private long largestBase;

        private void add(ResultSet row) throws SQLException {
            int number = row.getInt("n");
            switch (row.getInt("kind")) {
                case HitSql.PAGE ->
                    keys.add(new Key(
                            row.getObject("id", UUID.class),
                            row.getLong("score"),
                            Sql.instant(row, "published_at"),
                            row.getString("sort_title"),
                            row.getLong("price")));
                case HitSql.TOTAL -> total = number;
                case HitSql.FACET -> facet(row.getString("label"), row.getString("value"), number);
                case HitSql.PRICE -> prices.put(row.getInt("value"), number);
                case HitSql.AVAILABILITY -> availability.put(Availability.Status.values()[row.getInt("value")], number);
                default -> largestBase = Math.max(largestBase, number);
            }
        }

        private void facet(String dimension, String value, int number) {
            switch (dimension) {
                case Facet.CATEGORY -> categories.put(new CategoryId(UUID.fromString(value)), number);
                case Facet.BRAND -> brands.put(new BrandId(UUID.fromString(value)), number);
                case Facet.TAG -> tags.put(value, number);
                default ->
                    options.computeIfAbsent(Facet.optionOf(dimension), _ -> new HashMap<>())
                            .put(value, number);
            }
        }

        private Counts counts() {
            var ranges = prices.entrySet().stream()
                    .map(entry -> new PriceRange(
                            BOUNDS.get(entry.getKey() - 1),
                            entry.getKey() < BOUNDS.size() ? BOUNDS.get(entry.getKey()) - 1 : null,
                            entry.getValue()))
                    .toList();
            return new Counts(
                    relation(Math.max(total, largestBase)),
                    frequentFirst(categories),
                    frequentFirst(brands),
                    frequentFirst(tags),
                    byFrequency(),
                    ranges,
                    availability);
        }

        private Map<String, Map<String, Integer>> byFrequency() {
            var sorted = new LinkedHashMap<String, Map<String, Integer>>();
            options.forEach((name, values) -> sorted.put(name, frequentFirst(values)));
            return sorted;
        }

        private static <K> Map<K, Integer> frequentFirst(Map<K, Integer> numbers) {
            var sorted = new LinkedHashMap<K, Integer>();
            numbers.entrySet().stream()
                    .sorted(Map.Entry.<K, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(entry -> entry.getKey().toString()))
                    .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            return sorted;
        }
    }
}
