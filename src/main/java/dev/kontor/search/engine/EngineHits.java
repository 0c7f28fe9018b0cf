package dev.kontor.search.engine;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.search.Counts;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.index.Facet;
import dev.kontor.search.query.FacetCounts;
import dev.kontor.search.query.FacetNames;
import dev.kontor.search.query.HitOrder;
import dev.kontor.search.query.HitSource;
import dev.kontor.search.query.Hits;
import dev.kontor.search.query.IndexView;
import dev.kontor.search.query.SearchProperties;
import dev.kontor.search.query.TextQuery;
import dev.kontor.shared.web.paging.Cursors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Finds products in the engine. All counts are exact, however many products match.
@Component
@WithEngine
class EngineHits {

    private final EngineClient client;
    private final FacetNames names;
    private final Cursors cursors;
    private final SearchProperties properties;

    EngineHits(EngineClient client, FacetNames names, Cursors cursors, SearchProperties properties) {
        this.client = client;
        this.names = names;
        this.cursors = cursors;
        this.properties = properties;
    }

    /// @param copy of the slot that the search reads
    HitSource in(EngineRepository.Copy copy) {
        return new HitSource() {
            @Override
            public Hits find(SearchRequest request, IndexView reading, @Nullable TextQuery text) {
                return EngineHits.this.find(copy, request, reading, text);
            }

            @Override
            public boolean exist(IndexView reading, TextQuery text, @Nullable Channel channel) {
                return client.search(copy.name(), EngineQuery.existence(text, channel, copy.at()))
                                .at("/hits/total/value")
                                .asInt()
                        > 0;
            }
        };
    }

    private Hits find(EngineRepository.Copy copy, SearchRequest request, IndexView reading, @Nullable TextQuery text) {
        var window = HitOrder.window(cursors, request, reading, text == null ? "d.score" : "e.score");
        var query = new EngineQuery(request, reading, text, window, copy.at());
        var answer = client.search(copy.name(), query.body(properties));
        if (answer.path("timed_out").asBoolean() || answer.at("/_shards/failed").asInt() > 0) {
            throw new EngineException(EngineException.Reason.AWAY, "The search engine returned a partial result");
        }
        var sort = new EngineSort(window, reading, text != null);
        var rows = List.copyOf(answer.at("/hits/hits").values());
        var page = window.page(rows, (row, field) -> sort.value(row.path("sort"), field));
        var total = new Total(answer.at("/hits/total/value").asInt(), Relation.EXACT);
        return new Hits(
                page.map(row -> new ProductId(UUID.fromString(row.path("_id").asString()))),
                total,
                request.wanted().facets() ? counts(query.filters(), answer.path("aggregations")) : null);
    }

    private Counts counts(EngineFilters filters, JsonNode numbers) {
        var tally = new FacetCounts();
        var known = names.of(ids(numbers));
        var dimensions = List.copyOf(filters.dimensions());
        add(tally, numbers.path(EngineQuery.ALL), known, dimension -> !dimensions.contains(dimension));
        for (int place = 0; place < dimensions.size(); place++) {
            add(tally, numbers.path(EngineQuery.name(place)), known, dimensions.get(place)::equals);
        }
        return tally.counts(Relation.EXACT);
    }

    private static Set<Integer> ids(JsonNode numbers) {
        var ids = new HashSet<Integer>();
        for (var each : numbers.values()) {
            each.at("/facets/buckets").forEach(bucket -> ids.add(id(bucket)));
        }
        return ids;
    }

    private static void add(
            FacetCounts tally, JsonNode numbers, Map<Integer, Facet> known, Predicate<String> dimensions) {
        var facets = new HashMap<Facet, Integer>();
        for (var bucket : numbers.at("/facets/buckets")) {
            var facet = known.get(id(bucket));
            if (facet != null && dimensions.test(facet.dimension())) {
                facets.put(facet, products(bucket));
            }
        }
        tally.facets(facets);
        for (var bucket : numbers.at("/prices/buckets")) {
            if (products(bucket) > 0) {
                tally.price(Integer.parseInt(bucket.path("key").asString()), products(bucket));
            }
        }
        for (var bucket : numbers.at("/availability/buckets")) {
            tally.availability(bucket.path("key").asInt(), products(bucket));
        }
    }

    private static int id(JsonNode bucket) {
        return Integer.parseInt(bucket.path("key").asString());
    }

    private static int products(JsonNode bucket) {
        return bucket.path("doc_count").asInt();
    }
}
