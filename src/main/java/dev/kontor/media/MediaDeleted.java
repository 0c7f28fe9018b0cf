package dev.kontor.media;

import dev.kontor.events.Event;

/// A picture or a file was deleted; its URLs stop working within an hour.
public record MediaDeleted(MediaId mediaId) implements Event {}
