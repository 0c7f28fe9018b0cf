package dev.kontor.channel;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A channel was changed.
///
/// @param code identifies it in requests
@Schema(description = "A channel was changed.")
public record ChannelUpdated(ChannelId channelId, String code) implements Event {

    @Override
    public String type() {
        return "channel.updated";
    }

    @Override
    public ChannelId subject() {
        return channelId;
    }
}
