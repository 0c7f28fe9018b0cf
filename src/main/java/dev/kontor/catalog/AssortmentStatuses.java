package dev.kontor.catalog;

import java.util.Optional;

/// Says where a product stands, drafts and archived ones included: for those who explain why it is not seen.
public interface AssortmentStatuses {

    /// Empty if there is no such product. A fixed number of statements.
    Optional<AssortmentStatus> of(ProductId id);
}
