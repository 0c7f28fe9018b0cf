package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant is no longer a bundle.
@Schema(description = "A variant is no longer a bundle.")
public record VariantUnbundled(VariantId variantId, ProductId productId, String sku) implements Event {

    @Override
    public String type() {
        return "variant.unbundled";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
