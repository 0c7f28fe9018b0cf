package dev.kontor.catalog.event;

import dev.kontor.catalog.RedirectId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new redirect.
@Schema(description = "There is a new redirect.")
public record RedirectCreated(RedirectId redirectId) implements Event {

    @Override
    public String type() {
        return "redirect.created";
    }

    @Override
    public RedirectId subject() {
        return redirectId;
    }
}
