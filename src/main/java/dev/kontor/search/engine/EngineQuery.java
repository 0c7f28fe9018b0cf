package dev.kontor.search.engine;

import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.query.FacetCounts;
import dev.kontor.search.query.IndexView;
import dev.kontor.search.query.SearchProperties;
import dev.kontor.search.query.TextQuery;
import dev.kontor.shared.web.paging.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the one request that finds a page, the total and the facets.
///
/// Filters are applied after counting (`post_filter`), so that each facet can be counted without its own filter.
final class EngineQuery {

    static final String ALL = "all";

    /// The maximum number of distinct values counted; the engine would reject more.
    private static final int MAX_FACETS = 60_000;

    private final SearchRequest request;
    private final IndexView reading;
    private final @Nullable TextQuery text;
    private final Window window;
    private final Instant at;
    private final EngineFilters filters;

    /// @param text absent to browse
    /// @param at the time for which a channel is searched
    EngineQuery(SearchRequest request, IndexView reading, @Nullable TextQuery text, Window window, Instant at) {
        this.request = request;
        this.reading = reading;
        this.text = text;
        this.window = window;
        this.at = at;
        this.filters = new EngineFilters(request.filter(), reading);
    }

    EngineFilters filters() {
        return filters;
    }

    Map<String, Object> body(SearchProperties properties) {
        var body = new LinkedHashMap<String, Object>();
        body.put("size", window.rows());
        body.put("track_total_hits", true);
        body.put("query", query(properties));
        if (request.wanted().facets()) {
            body.put("post_filter", Clauses.all(filters.all()));
            body.put("aggs", numbers());
        }
        var sort = new EngineSort(window, reading, text != null);
        body.put("sort", sort.fields());
        if (sort.after() != null) {
            body.put("search_after", sort.after());
        }
        return body;
    }

    /// Whether any product has the words.
    static Map<String, Object> existence(TextQuery text, @Nullable Channel channel, Instant at) {
        var conditions = new ArrayList<>(List.of(Clauses.words(Expression.of(text.words()))));
        sold(conditions, channel, at);
        return Map.of("size", 0, "terminate_after", 1, "track_total_hits", true, "query", Clauses.all(conditions));
    }

    private Map<String, Object> query(SearchProperties properties) {
        var conditions = new ArrayList<Map<String, Object>>();
        if (text != null) {
            conditions.add(Clauses.words(Expression.of(text.words())));
        }
        sold(conditions, request.channel(), at);
        if (window.fields().contains("price")) {
            // Products without a price are omitted from a list by price.
            conditions.add(reading.place() == 0 ? Clauses.NOTHING : Clauses.exists(price()));
        }
        if (!request.wanted().facets()) {
            conditions.addAll(filters.all());
        }
        if (text == null || !window.fields().contains("relevance")) {
            return Clauses.all(conditions);
        }
        return Map.of("bool", Map.of("filter", conditions, "should", new EngineRank(text, properties).clauses()));
    }

    private Map<String, Object> numbers() {
        var numbers = new LinkedHashMap<String, Object>();
        var kinds = new LinkedHashMap<String, Object>();
        kinds.put("facets", facets());
        if (!filters.dimensions().contains(EngineFilters.PRICE) && reading.place() > 0) {
            kinds.put("prices", prices());
        }
        if (!filters.dimensions().contains(EngineFilters.AVAILABILITY)) {
            kinds.put("availability", availability());
        }
        numbers.put(ALL, Map.of("filter", Clauses.all(filters.all()), "aggs", kinds));
        int place = 0;
        for (var dimension : filters.dimensions()) {
            var kind = switch (dimension) {
                case EngineFilters.PRICE -> reading.place() > 0 ? Map.of("prices", prices()) : Map.<String, Object>of();
                case EngineFilters.AVAILABILITY -> Map.of("availability", availability());
                default -> Map.of("facets", facets());
            };
            numbers.put(name(place++), Map.of("filter", Clauses.all(filters.allBut(dimension)), "aggs", kind));
        }
        return numbers;
    }

    /// The counts of the dimension at that position among the filtered ones.
    static String name(int place) {
        return "but_" + place;
    }

    private Map<String, Object> facets() {
        return Map.of(
                "terms",
                Map.of(
                        "field",
                        "facets",
                        "size",
                        MAX_FACETS / (1 + filters.dimensions().size())));
    }

    private static Map<String, Object> availability() {
        return Map.of("terms", Map.of("field", "availability", "size", 10));
    }

    private Map<String, Object> prices() {
        var ranges = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < FacetCounts.BOUNDS.size(); index++) {
            var range = new LinkedHashMap<String, Object>();
            range.put("key", String.valueOf(index + 1));
            range.put("from", FacetCounts.BOUNDS.get(index));
            if (index + 1 < FacetCounts.BOUNDS.size()) {
                range.put("to", FacetCounts.BOUNDS.get(index + 1));
            }
            ranges.add(range);
        }
        return Map.of("range", Map.of("field", price(), "ranges", ranges));
    }

    private String price() {
        return "prices." + reading.place();
    }

    /// Adds the condition that the channel sells the product at that time.
    private static void sold(List<Map<String, Object>> conditions, @Nullable Channel channel, Instant at) {
        if (channel == null || !channel.isRestricted()) {
            return;
        }
        var begun = Clauses.range("channels.from", Map.of("lte", at.toEpochMilli()));
        var notOver = Clauses.range("channels.until", Map.of("gt", at.toEpochMilli()));
        var here = Clauses.term("channels.id", channel.id().value().toString());
        conditions.add(
                channel.assortment() == AssortmentMode.CHOSEN
                        ? entry(Clauses.all(List.of(here, begun, notOver)))
                        : Clauses.not(entry(
                                Clauses.all(List.of(here, Clauses.not(Clauses.all(List.of(begun, notOver))))))));
    }

    private static Map<String, Object> entry(Map<String, Object> condition) {
        return Map.of("nested", Map.of("path", "channels", "query", condition));
    }
}
