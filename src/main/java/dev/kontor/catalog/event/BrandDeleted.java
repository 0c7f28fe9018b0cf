package dev.kontor.catalog.event;

import dev.kontor.catalog.BrandId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A brand was deleted; no product had it.
@Schema(description = "A brand was deleted; no product had it.")
public record BrandDeleted(BrandId brandId) implements Event {

    @Override
    public String type() {
        return "brand.deleted";
    }

    @Override
    public BrandId subject() {
        return brandId;
    }
}
