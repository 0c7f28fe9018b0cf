package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A picture or a file was deleted; its addresses end within the hour.
@Schema(description = "A picture or a file was deleted; its addresses end within the hour.")
public record MediaDeleted(MediaId mediaId) implements Event {

    @Override
    public String type() {
        return "media.deleted";
    }

    @Override
    public MediaId subject() {
        return mediaId;
    }
}
