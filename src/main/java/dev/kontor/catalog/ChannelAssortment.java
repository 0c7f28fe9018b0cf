package dev.kontor.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The decision about a product in one channel.
///
/// @param listed whether the channel sells it; absent if the mode of the channel decides
/// @param from when the channel starts to sell it
/// @param until when the channel stops selling it
public record ChannelAssortment(
        @Nullable Boolean listed,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final ChannelAssortment UNDECIDED = new ChannelAssortment(null, null, null);
}
