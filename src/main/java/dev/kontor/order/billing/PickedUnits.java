package dev.kontor.order.billing;

/// Units of an order that have to be picked. Bundles are their parts.
///
/// @param orderNumber the order number that people use
/// @param quantity positive
public record PickedUnits(String sku, String title, String variantTitle, String orderNumber, int quantity) {}
