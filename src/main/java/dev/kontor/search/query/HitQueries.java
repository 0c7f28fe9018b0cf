package dev.kontor.search.query;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.search.PricedChannels;
import dev.kontor.search.SearchRequest;
import dev.kontor.shared.web.paging.Cursors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads a page of products and the facets: one statement; one more for names of facets that no earlier search
/// has met.
@Repository
class HitQueries implements HitSource {

    private static final int FREQUENT = 1_000;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final FacetNames names;
    private final PricedChannels channels;
    private final SearchProperties properties;

    HitQueries(
            JdbcClient jdbc, Cursors cursors, FacetNames names, PricedChannels channels, SearchProperties properties) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.names = names;
        this.channels = channels;
        this.properties = properties;
    }

    @Override
    public Hits find(SearchRequest request, IndexView reading, @Nullable TextQuery text) {
        var price = HitPrice.of(request, reading, channels);
        var window = HitOrder.window(cursors, request, "d.score", price);
        var narrowing = SearchConditions.of(request.filter(), request.channel(), reading, price.column());
        var sql = new HitSql(
                        reading,
                        price,
                        narrowing,
                        text,
                        reading.isFrequent(FREQUENT),
                        request.wanted().facets(),
                        window)
                .text();
        var rows = new HitRows(properties.base(), List.copyOf(narrowing.dimensions()));
        var statement = jdbc.sql(sql)
                .params(narrowing.params())
                .params(window.params())
                .param("most", properties.base() + 1)
                .param("bounds", FacetCounts.BOUNDS.toArray(Long[]::new))
                .param("weights", properties.weight().array())
                .param("popularity", properties.popularity())
                .param("currency", request.currency().getCurrencyCode());
        if (text != null) {
            statement.paramSource(text);
            for (int index = 0; index < text.each().size(); index++) {
                statement.param("each" + index, text.each().get(index));
            }
        }
        statement.query(rows::add);
        var page = window.page(rows.keys(), HitRows.Key::value);
        return new Hits(
                page.map(row -> new ProductId(row.id())),
                rows.total(),
                request.wanted().facets() ? rows.counts(names.of(rows.numbers())) : null);
    }

    @Override
    public boolean exist(IndexView reading, TextQuery text, @Nullable Channel channel) {
        return jdbc.sql("select exists (select from %s d where d.words @@ :words::tsquery%s)"
                        .formatted(reading.slot().table(), SearchConditions.sold(channel)))
                .param("words", text.words())
                .param("channel", channel == null ? null : channel.id().value())
                .query(Boolean.class)
                .single();
    }
}
