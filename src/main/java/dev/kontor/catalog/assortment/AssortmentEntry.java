package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.ChannelId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was decided about a product in a channel.
///
/// @param listed whether it is sold there, or taken out
/// @param from when it comes into the channel; at once if absent
/// @param until when it leaves the channel; never if absent
record AssortmentEntry(
        ChannelId channel,
        ProductId product,
        long version,
        boolean listed,
        @Nullable Instant from,
        @Nullable Instant until,
        Instant updatedAt) {

    /// Whether just that was decided.
    boolean says(boolean wanted, @Nullable Instant wantedFrom, @Nullable Instant wantedUntil) {
        return listed == wanted && Objects.equals(from, wantedFrom) && Objects.equals(until, wantedUntil);
    }
}
