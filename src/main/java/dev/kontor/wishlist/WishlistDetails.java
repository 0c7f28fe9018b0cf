package dev.kontor.wishlist;

import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A wishlist of the signed-in customer.
///
/// @param items how many variants are in it
/// @param shared whether a link shows it to others
/// @param ownerName the name that others see, if the list is shared with one
@Schema(name = "Wishlist")
record WishlistDetails(
        WishlistId id,
        @Schema(example = "1") long version,
        @Schema(example = "Birthday") String name,
        @Schema(example = "3") int items,
        @Schema(example = "false") boolean shared,
        @Nullable @Schema(example = "Ada") String ownerName,
        Instant createdAt,
        Instant updatedAt)
        implements ContentTagged {}
