package dev.kontor.channel;

import dev.kontor.events.Event;

/// A channel was deleted.
///
/// @param code identified it in requests
public record ChannelDeleted(ChannelId channelId, String code) implements Event {}
