package dev.kontor.storefront.listing;

/// The products that one filter of a list leaves.
///
/// @param products reads their ids as `product_id`; one may come twice
/// @param member the condition that the product `k.product_id` is one of them, beginning with `and`; empty where the
/// scope
///     of the list says so anyway
record ListSet(String products, String member) {}
