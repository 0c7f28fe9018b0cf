package dev.kontor.catalog.bulk;

import dev.kontor.catalog.ProductId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A product with all that is written about it.
///
/// @param externalId what another system calls it
/// @param data as the body of `POST /admin/v1/products`, without what is absent
public record WholeProduct(ProductId id, @Nullable String externalId, ObjectNode data, boolean published) {}
