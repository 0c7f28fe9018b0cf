package dev.kontor.channel;

import dev.kontor.events.Event;

/// A channel was changed.
///
/// @param code identifies it in requests
public record ChannelUpdated(ChannelId channelId, String code) implements Event {}
