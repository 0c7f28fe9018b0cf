package dev.kontor.media;

import dev.kontor.events.Event;

/// The texts or renditions of an item changed.
public record MediaUpdated(MediaId mediaId) implements Event {}
