package dev.kontor.pricing.list;

import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A price list as staff see it.
record PriceListDetails(
        PriceListId id,
        @Schema(example = "3") long version,
        @Schema(example = "Summer sale") String name,
        PriceListStatus status,
        @Schema(type = "string", example = "EUR") Currency currency,
        @Schema(example = "10") int priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
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
                list.createdAt(),
                list.updatedAt());
    }
}
