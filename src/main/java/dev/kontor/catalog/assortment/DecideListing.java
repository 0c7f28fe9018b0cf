package dev.kontor.catalog.assortment;

import dev.kontor.shared.problem.RejectedException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a product is sold in a channel, and from when until when.
///
/// @param listed `true`: it is sold there, `false`: it is taken out, whatever the mode of the channel
/// @param publishedFrom when it comes into the channel; at once if absent
/// @param publishedUntil when it leaves the channel; never if absent
record DecideListing(
        @NotNull Boolean listed,
        @Schema(example = "2027-03-01T08:00:00Z") @Nullable Instant publishedFrom,
        @Schema(example = "2027-04-01T08:00:00Z") @Nullable Instant publishedUntil) {

    /// @throws RejectedException if the times do not fit
    void require() {
        if (!listed && (publishedFrom != null || publishedUntil != null)) {
            throw refused("/listed", "What is taken out of a channel has no times there.");
        }
        requireOrder(publishedFrom, publishedUntil);
    }

    static void requireOrder(@Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !until.isAfter(from)) {
            throw refused("/publishedUntil", "It must come into the channel before it leaves it.");
        }
    }

    private static RejectedException refused(String pointer, String detail) {
        return RejectedException.at(pointer, "rejected", detail);
    }
}
