package dev.kontor.storefront.listing.scan;

/// The products that match one filter of a list.
///
/// @param products returns their ids as `product_id`; duplicates are possible
/// @param member the condition that the product `k.product_id` is one of them, starting with `and`; empty if the
///     scope of the list already implies it
record ListSet(String products, String member) {}
