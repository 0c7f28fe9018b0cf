package dev.kontor.catalog.assortment;

import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a channel sells a product, and during which time.
///
/// @param listed `true` adds the product and `false` excludes it, regardless of the mode of the channel
/// @param publishedFrom when the channel starts to sell it; immediately if absent
/// @param publishedUntil when the channel stops selling it; never if absent
record DecideListing(
        @NotNull Boolean listed,
        @Schema(example = "2027-03-01T08:00:00Z") @Nullable Instant publishedFrom,
        @Schema(example = "2027-04-01T08:00:00Z") @Nullable Instant publishedUntil) {

    /// @throws RejectedException if the times are invalid
    void require() {
        if (!listed && (publishedFrom != null || publishedUntil != null)) {
            throw refused("/listed", "An excluded product cannot have times.");
        }
        requireOrder(publishedFrom, publishedUntil);
    }

    static void requireOrder(@Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !until.isAfter(from)) {
            throw refused("/publishedUntil", "Must be after `publishedFrom`.");
        }
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }
}
