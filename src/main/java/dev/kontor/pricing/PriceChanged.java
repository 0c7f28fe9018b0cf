package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A variant may cost something else now. What it costs is asked of [Pricing]: the fact does not repeat it,
/// because several price lists may have a say.
@Schema(description = "A variant may cost something else now.")
public record PriceChanged(VariantId variantId) implements Event {

    @Override
    public String type() {
        return "price.changed";
    }

    @Override
    public VariantId subject() {
        return variantId;
    }
}
