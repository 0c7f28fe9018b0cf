package dev.kontor.media;

import dev.kontor.events.Event;

/// A picture or a file was uploaded.
public record MediaCreated(MediaId mediaId) implements Event {}
