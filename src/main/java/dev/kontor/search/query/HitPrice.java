package dev.kontor.search.query;

import dev.kontor.search.PricedChannels;
import dev.kontor.search.SearchRequest;

/// Where a search finds the prices of products: in their documents or, for a channel that has prices of its own, beside
/// them.
///
/// @param column the price of a product, null without one
/// @param join what stands behind the documents `d`, or products that were found of them; it takes the parameters
///     `channel` and `currency`. Where no price is needed the database leaves it out: there is one row at most.
record HitPrice(String column, String join) {

    private static final HitPrice OF_CHANNEL = new HitPrice("c.amount_minor", """
             left join search.channel_prices c
                 on c.channel_id = :channel and c.product_id = d.product_id and c.currency = :currency
            """);

    static HitPrice of(SearchRequest request, IndexView reading, PricedChannels channels) {
        return request.channel() != null && channels.has(request.channel()) ? OF_CHANNEL : ofShop(reading);
    }

    /// As documents have it.
    static HitPrice ofShop(IndexView reading) {
        return new HitPrice(reading.place() == 0 ? "null::bigint" : "d.prices[" + reading.place() + "]", "");
    }

    /// Whether it is that of a channel.
    boolean isBeside() {
        return !join.isEmpty();
    }
}
