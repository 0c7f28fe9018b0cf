package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The texts or renditions of an item changed.
@Schema(description = "The texts or renditions of an item changed.")
public record MediaUpdated(MediaId mediaId) implements Event {

    @Override
    public String type() {
        return "media.updated";
    }

    @Override
    public MediaId subject() {
        return mediaId;
    }
}
