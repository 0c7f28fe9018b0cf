package dev.kontor.channel;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A channel was deleted.
///
/// @param code identified it in requests
@Schema(description = "A channel was deleted.")
public record ChannelDeleted(ChannelId channelId, String code) implements Event {

    @Override
    public String type() {
        return "channel.deleted";
    }

    @Override
    public ChannelId subject() {
        return channelId;
    }
}
