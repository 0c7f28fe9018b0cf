package dev.kontor.catalog.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A product as it is to be.
///
/// @param externalId what another system calls it
/// @param data as the body of `POST /admin/v1/products`; what is left out is removed, unless it is a patch
/// @param patch whether `data` is laid over what there is as a JSON merge patch (RFC 7396): what is left out stays,
/// null
///     removes. Variants, options and pictures are known by SKU, name, and id or address; which there are, and their
///     order, is as in `data`
/// @param published whether it is to be in the shop; stays as it is, a draft where it is new, if absent
public record WantedProduct(
        Step step,
        String externalId,
        ObjectNode data,
        boolean patch,
        @Nullable Boolean published) {

    /// What may happen to a product.
    public enum Step {
        /// Only where there is none with the external id.
        CREATE,
        /// Only where there is one.
        UPDATE,
        /// Either.
        UPSERT
    }
}
