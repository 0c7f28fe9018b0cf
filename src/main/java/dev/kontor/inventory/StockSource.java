package dev.kontor.inventory;

/// SQL for modules that read what can be bought in one statement with what they know about the variants.
public final class StockSource {

    private StockSource() {}

    /// The query of the availability of a variant over all locations, for `join lateral (...)`: the columns of
    /// [Availability], or no row if stock was never entered.
    ///
    /// @param variant a column with the id
    /// @param condition when it is needed
    public static String of(String variant, String condition) {
        // The limit makes PostgreSQL look up each variant instead of joining the availability of all.
        return """
                select y.available, y.tracked, y.backorderable, y.preorder, y.expected_on
                from inventory.pub_availability y where y.variant_id = %s and %s limit 1\
                """.formatted(variant, condition);
    }
}
