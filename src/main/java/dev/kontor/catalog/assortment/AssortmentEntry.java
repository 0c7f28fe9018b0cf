package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.ChannelId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A decision about a product in a channel.
///
/// @param listed whether the product was added to the channel or excluded
/// @param from when the channel starts to sell it; immediately if absent
/// @param until when the channel stops selling it; never if absent
record AssortmentEntry(
        ChannelId channel,
        ProductId product,
        long version,
        boolean listed,
        @Nullable Instant from,
        @Nullable Instant until,
        Instant updatedAt) {

    /// Returns whether this is the same decision.
    boolean says(boolean wanted, @Nullable Instant wantedFrom, @Nullable Instant wantedUntil) {
        return listed == wanted && Objects.equals(from, wantedFrom) && Objects.equals(until, wantedUntil);
    }
}
