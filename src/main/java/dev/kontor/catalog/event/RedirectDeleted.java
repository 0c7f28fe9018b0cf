package dev.kontor.catalog.event;

import dev.kontor.catalog.RedirectId;
import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A redirect was deleted.
@Schema(description = "A redirect was deleted.")
public record RedirectDeleted(RedirectId redirectId) implements Event {

    @Override
    public String type() {
        return "redirect.deleted";
    }

    @Override
    public RedirectId subject() {
        return redirectId;
    }
}
