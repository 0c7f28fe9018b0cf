package dev.kontor.catalog;

import java.util.Optional;

/// Finds the products that shoppers see now.
public interface PublishedProducts {

    /// The product of that id, or of that slug in any language, one it had before included; empty if it is not in the
    /// shop. One SQL statement.
    ///
    /// @throws dev.kontor.shared.problem.BadRequestException `invalid-id` if it looks like an id of something else
    Optional<ProductId> find(String idOrSlug);
}
