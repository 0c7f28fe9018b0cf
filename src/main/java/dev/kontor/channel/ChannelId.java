package dev.kontor.channel;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a channel.
public record ChannelId(UUID value) implements TypedId {

    public static ChannelId next() {
        return new ChannelId(TypeIds.next());
    }
}
