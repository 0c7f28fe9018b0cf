package dev.kontor.storefront.listing;

/// Where lists find what products cost, to sort and filter by.
enum ListPrices {
    /// What they cost in the shop.
    OF_SHOP("storefront.product_prices m", "m.currency = :currency"),
    /// What they cost in a channel that has prices of its own.
    OF_CHANNEL("search.pub_channel_prices m", "m.channel_id = :channel and m.currency = :currency");

    private final String table;
    private final String condition;

    ListPrices(String table, String condition) {
        this.table = table;
        this.condition = condition;
    }

    /// What stands behind `from`: one row for each product that has a price, under the name `m`.
    String rows() {
        return table + " where " + condition;
    }

    /// The price of each product `s`; those without one are left out.
    String join() {
        return " join " + table + " on m.product_id = s.product_id and " + condition;
    }
}
