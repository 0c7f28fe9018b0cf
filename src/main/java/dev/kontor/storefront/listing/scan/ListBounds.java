package dev.kontor.storefront.listing.scan;

/// Thresholds for choosing how to find a page.
///
/// @param few up to this many products are looked up and sorted at once
/// @param some up to this many are compared in memory instead of looked up one by one
/// @param walked a scan in list order stops after this many lookups, or four times as many comparisons
record ListBounds(int few, int some, int walked) {

    /// Measured in a shop of 100,000 products.
    static final ListBounds STANDARD = new ListBounds(500, 2_000, 5_000);
}
