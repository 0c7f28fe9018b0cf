package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A picture or a file was deleted; its URLs stop working within an hour.
@Schema(description = "A picture or a file was deleted; its URLs stop working within an hour.")
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
