package dev.kontor.catalog.product;

/// Where a product is in its life.
enum ProductStatus {
    /// Being prepared; only staff see it.
    DRAFT,
    /// In the shop.
    PUBLISHED,
    /// Gone for good; kept because orders refer to it.
    ARCHIVED
}
