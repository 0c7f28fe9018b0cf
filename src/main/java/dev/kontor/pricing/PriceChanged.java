package dev.kontor.pricing;

import dev.kontor.catalog.VariantId;
import dev.kontor.events.Event;

/// The price of a variant may have changed. The event does not contain the price, because several price lists
/// may determine it: get it from [Pricing].
public record PriceChanged(VariantId variantId) implements Event {

    @Override
    public String type() {
        return "price.changed";
    }
}
