package dev.kontor.storefront.visibility;

import java.util.List;

/// Counts the variants of a product that can be bought, according to prices and stock.
///
/// @param priced with a price in the currency
/// @param available in stock or orderable
/// @param both with a price and available
/// @param unpriced SKUs of bundle parts without a price
/// @param scarce SKUs of bundle parts with too little stock
record OfferFacts(int priced, int available, int both, List<String> unpriced, List<String> scarce) {}
