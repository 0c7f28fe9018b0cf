package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A picture or a file was uploaded.
@Schema(description = "A picture or a file was uploaded.")
public record MediaCreated(MediaId mediaId) implements Event {

    @Override
    public String type() {
        return "media.created";
    }

    @Override
    public MediaId subject() {
        return mediaId;
    }
}
