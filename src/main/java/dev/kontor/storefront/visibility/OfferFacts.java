package dev.kontor.storefront.visibility;

/// How many variants of a product can be bought, by what prices and stock say.
///
/// @param priced that have a price in the currency
/// @param available that can be had
/// @param both that have a price and can be had
record OfferFacts(int priced, int available, int both) {}
