package dev.kontor.pricing.list;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What can be changed of a price list. Its currency cannot: its prices are in it.
record ChangePriceList(
        @NotBlank @Size(max = 100) @Schema(example = "Summer sale")
        String name,

        @NotNull PriceListStatus status,
        @NotNull @Min(0) @Max(1_000) @Schema(example = "10") Integer priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {

    static ChangePriceList of(PriceList list) {
        return new ChangePriceList(list.name(), list.status(), list.priority(), list.startsAt(), list.endsAt());
    }
}
