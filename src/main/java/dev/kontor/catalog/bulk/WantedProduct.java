package dev.kontor.catalog.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The target state of a product.
///
/// @param externalId the product's id in another system
/// @param data in the format of the body of `POST /admin/v1/products`; what is missing is removed, unless it is
/// a patch
/// @param patch whether `data` is merged into the current product as a JSON merge patch (RFC 7396): absent
/// fields stay unchanged, null removes. Variants are matched by SKU, options by name, pictures by id or URL;
/// `data` decides which there are, and their order
/// @param published whether to publish the product; if absent, the status is unchanged and a new product is a
/// draft
/// @param giftCard the terms in the format of the body of `PUT /admin/v1/products/{id}/gift-card`, or JSON null
///     for a normal product; unchanged if absent
public record WantedProduct(
        Step step,
        String externalId,
        ObjectNode data,
        boolean patch,
        @Nullable Boolean published,
        @Nullable JsonNode giftCard) {

    /// The allowed operations on a product.
    public enum Step {
        /// Fails if a product has the external id.
        CREATE,
        /// Fails if no product has the external id.
        UPDATE,
        /// Creates or updates.
        UPSERT
    }
}
