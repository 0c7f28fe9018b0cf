package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new brand.
@Schema(description = "There is a new brand.")
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
