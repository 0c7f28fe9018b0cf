package dev.kontor.catalog.product;

/// Where a product is in its life.
public enum ProductStatus {
    /// Only staff sees it.
    DRAFT,
    /// Will be in the shop from a set time on.
    SCHEDULED,
    /// In the shop.
    PUBLISHED,
    /// Gone from the shop for good; kept because orders refer to it.
    ARCHIVED;

    /// Whether it is in the shop, now or soon.
    boolean isForTheShop() {
        return this == PUBLISHED || this == SCHEDULED;
    }
}
