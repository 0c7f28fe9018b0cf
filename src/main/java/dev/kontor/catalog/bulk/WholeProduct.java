package dev.kontor.catalog.bulk;

import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A product with all its editable data.
///
/// @param externalId the product's id in another system
/// @param data in the format of the body of `POST /admin/v1/products`, without absent fields
/// @param giftCard its terms; absent if it is not a gift card
public record WholeProduct(
        ProductId id,
        @Nullable String externalId,
        ObjectNode data,
        boolean published,
        @Nullable GiftCardTerms giftCard) {}
