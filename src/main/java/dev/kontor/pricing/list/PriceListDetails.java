package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price list with all its fields, for staff.
///
/// @param channels codes of the channels that it applies to; empty for all
record PriceListDetails(
        PriceListId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer sale") String name,
        PriceListStatus status,
        @Schema(type = "string", example = "EUR") Currency currency,
        @Schema(example = "10") int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Schema(example = "[\"outlet\"]") List<String> channels,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static PriceListDetails of(PriceList list) {
        return new PriceListDetails(
                list.id(),
                list.version(),
                list.name(),
                list.status(),
                list.currency(),
                list.priority(),
                list.startsAt(),
                list.endsAt(),
                list.channels(),
                list.createdAt(),
                list.updatedAt());
    }
}
