package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A brand changed.
@Schema(description = "A brand changed.")
public record BrandUpdated(BrandId brandId) implements Event {

    @Override
    public String type() {
        return "brand.updated";
    }

    @Override
    public BrandId subject() {
        return brandId;
    }
}
