package dev.kontor.storefront.listing.scan;

/// The source of prices for sorting and filtering lists.
enum ListPrices {
    /// Prices in the shop.
    OF_SHOP("storefront.product_prices m", "m.currency = :currency"),
    /// Prices in a channel with its own price lists.
    OF_CHANNEL("search.pub_channel_prices m", "m.channel_id = :channel and m.currency = :currency");

    private final String table;
    private final String condition;

    ListPrices(String table, String condition) {
        this.table = table;
        this.condition = condition;
    }

    /// The text after `from`: one row per product with a price, named `m`.
    String rows() {
        return table + " where " + condition;
    }

    /// The price of each product `s`; those without one are omitted.
    String join() {
        return " join " + table + " on m.product_id = s.product_id and " + condition;
    }
}
