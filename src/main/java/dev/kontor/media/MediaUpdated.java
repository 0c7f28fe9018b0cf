package dev.kontor.media;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// Something about a picture or a file changed: its texts, or what its renditions show.
@Schema(description = "Something about a picture or a file changed: its texts, or what its renditions show.")
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
