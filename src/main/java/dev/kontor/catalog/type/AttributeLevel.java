package dev.kontor.catalog.type;

/// Whether a product has one value of an attribute, or each of its variants has its own.
enum AttributeLevel {
    PRODUCT,
    VARIANT
}
