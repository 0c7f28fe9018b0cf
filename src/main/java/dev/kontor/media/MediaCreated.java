package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Somebody uploaded a picture or a file.
@Schema(description = "Somebody uploaded a picture or a file.")
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
