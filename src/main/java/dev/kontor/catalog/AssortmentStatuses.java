package dev.kontor.catalog;

import java.util.Optional;

/// Returns the assortment status of products, including drafts and archived ones, to explain why a product is
/// not visible.
public interface AssortmentStatuses {

    /// Returns an empty result if the product does not exist. Runs a fixed number of statements.
    Optional<AssortmentStatus> of(ProductId id);
}
