package dev.kontor.channel;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A channel was created.
///
/// @param code identifies it in requests
@Schema(description = "A channel was created.")
public record ChannelCreated(ChannelId channelId, String code) implements Event {

    @Override
    public String type() {
        return "channel.created";
    }

    @Override
    public ChannelId subject() {
        return channelId;
    }
}
