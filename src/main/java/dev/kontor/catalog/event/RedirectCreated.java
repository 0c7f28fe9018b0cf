package dev.kontor.catalog.event;

import dev.kontor.catalog.RedirectId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A redirect was created.
@Schema(description = "A redirect was created.")
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
