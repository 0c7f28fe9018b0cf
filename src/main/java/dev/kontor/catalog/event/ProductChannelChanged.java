package dev.kontor.catalog.event;

import dev.kontor.catalog.ProductId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A product comes into the assortment of a channel or leaves it: by somebody's hand, or because its time there has
/// come.
///
/// @param channel code of the channel
@Schema(description = "A product comes into the assortment of a channel or leaves it.")
public record ProductChannelChanged(ProductId productId, String channel) implements Event {

    @Override
    public String type() {
        return "product.channel_changed";
    }

    @Override
    public ProductId subject() {
        return productId;
    }
}
