package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A brand was created.
@Schema(description = "A brand was created.")
public record BrandCreated(BrandId brandId) implements Event {

    @Override
    public String type() {
        return "brand.created";
    }

    @Override
    public BrandId subject() {
        return brandId;
    }
}
