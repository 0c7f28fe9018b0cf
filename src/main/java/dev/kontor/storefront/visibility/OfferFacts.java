package dev.kontor.storefront.visibility;

import java.util.List;

/// How many variants of a product can be bought, by what prices and stock say.
///
/// @param priced that have a price in the currency
/// @param available that can be had
/// @param both that have a price and can be had
/// @param unpriced SKUs of parts of bundles whose price is missing to theirs
/// @param scarce SKUs of parts of bundles of which there are too few
record OfferFacts(int priced, int available, int both, List<String> unpriced, List<String> scarce) {}
