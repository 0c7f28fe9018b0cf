package dev.kontor.catalog.product;

/// The life cycle of a product.
public enum ProductStatus {
    /// Visible to staff only.
    DRAFT,
    /// Will be published at a set time.
    SCHEDULED,
    /// Visible in the shop.
    PUBLISHED,
    /// Permanently removed from the shop; retained because orders refer to it.
    ARCHIVED;

    /// Returns whether it is published or scheduled.
    boolean isForTheShop() {
        return this == PUBLISHED || this == SCHEDULED;
    }
}
