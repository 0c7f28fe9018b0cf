package dev.kontor.search.query;

import dev.kontor.search.PricedChannels;
import dev.kontor.search.SearchRequest;

/// The source of prices for a search: the documents or, for a channel with its own prices, a separate table.
///
/// @param column the price of a product, null without one
/// @param join the join after the documents `d`, or after products found in them; it takes the parameters
///     `channel` and `currency`. If no price is needed the database omits it: there is at most one row.
record HitPrice(String column, String join) {

    private static final HitPrice OF_CHANNEL = new HitPrice("c.amount_minor", """
             left join search.channel_prices c
                 on c.channel_id = :channel and c.product_id = d.product_id and c.currency = :currency
            """);

    static HitPrice of(SearchRequest request, IndexView reading, PricedChannels channels) {
        return request.channel() != null && channels.has(request.channel()) ? OF_CHANNEL : ofShop(reading);
    }

    /// The price in the documents.
    static HitPrice ofShop(IndexView reading) {
        return new HitPrice(reading.place() == 0 ? "null::bigint" : "d.prices[" + reading.place() + "]", "");
    }

    /// Whether it is that of a channel.
    boolean isBeside() {
        return !join.isEmpty();
    }
}
