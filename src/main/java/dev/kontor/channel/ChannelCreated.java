package dev.kontor.channel;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new channel.
///
/// @param code what calls name it by
@Schema(description = "There is a new channel.")
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
