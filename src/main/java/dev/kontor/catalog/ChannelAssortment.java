package dev.kontor.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was decided about a product in one channel.
///
/// @param listed whether it is sold there; absent if nothing was decided, so that the mode of the channel decides
/// @param from when it comes into the channel
/// @param until when it leaves the channel
public record ChannelAssortment(
        @Nullable Boolean listed,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final ChannelAssortment UNDECIDED = new ChannelAssortment(null, null, null);
}
