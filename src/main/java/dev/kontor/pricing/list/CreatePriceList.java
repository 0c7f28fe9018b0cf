package dev.kontor.pricing.list;

import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new price list.
///
/// @param channels codes of the channels that it applies to; empty for all
record CreatePriceList(
        @NotBlank @Size(max = 100) @Schema(example = "Summer sale")
        String name,

        @NotNull PriceListStatus status,

        @NotNull @Schema(type = "string", pattern = "^[A-Z]{3}$", example = "EUR")
        Currency currency,

        @NotNull @Min(0) @Max(1_000) @Schema(example = "10") Integer priority,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,

        @Nullable @Size(max = 100) @Schema(example = "[\"outlet\"]")
        List<@NotNull @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) String> channels) {}
