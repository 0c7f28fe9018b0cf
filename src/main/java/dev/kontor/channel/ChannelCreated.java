package dev.kontor.channel;

import dev.kontor.events.Event;

/// A channel was created.
///
/// @param code identifies it in requests
public record ChannelCreated(ChannelId channelId, String code) implements Event {}
