package dev.kontor.storefront.listing;

/// Up to how many products which way to a page is taken.
///
/// @param few so many are looked up and sorted at once
/// @param some so many are kept in memory to be compared with, not looked up one by one
/// @param walked after so many looked up one by one, or four times as many compared, a walk along the order is given up
record ListBounds(int few, int some, int walked) {

    /// Measured in a shop of 100,000 products.
    static final ListBounds STANDARD = new ListBounds(500, 2_000, 5_000);
}
