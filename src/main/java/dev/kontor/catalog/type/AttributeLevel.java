package dev.kontor.catalog.type;

/// Whether an attribute belongs to the product or to each of its variants.
enum AttributeLevel {
    PRODUCT,
    VARIANT
}
