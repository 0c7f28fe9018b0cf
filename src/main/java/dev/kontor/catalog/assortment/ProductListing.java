package dev.kontor.catalog.assortment;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a channel sells a product, regardless of whether the product is published.
///
/// @param version 0 if there is no decision
/// @param channel code of the channel
/// @param decided whether there is a decision; otherwise the mode of the channel applies
/// @param listed whether the channel sells it, within the times
record ProductListing(
        ProductId productId,
        @Schema(example = "1") long version,
        @Schema(example = "outlet") String channel,
        boolean decided,
        boolean listed,
        @Schema(example = "2027-03-01T08:00:00Z") @Nullable Instant publishedFrom,
        @Schema(example = "2027-04-01T08:00:00Z") @Nullable Instant publishedUntil,
        @Nullable Instant updatedAt)
        implements Versioned {

    static ProductListing of(Channel channel, ProductId product, @Nullable AssortmentEntry entry) {
        return entry == null
                ? new ProductListing(
                        product, 0, channel.code(), false, channel.assortment() == AssortmentMode.ALL, null, null, null)
                : new ProductListing(
                        product,
                        entry.version(),
                        channel.code(),
                        true,
                        entry.listed(),
                        entry.from(),
                        entry.until(),
                        entry.updatedAt());
    }
}
