package dev.kontor.storefront.policy;

import java.util.List;

/// The policies of the shop.
///
/// @param items each kind once, in the best language
record StorePolicies(List<StorePolicySummary> items) {}
