package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries prices.
///
/// @param currency the default currency of the channel if absent
/// @param country ISO 3166-1 code of the destination; without it, prices are shown as they are stored
/// @param channel code of the channel; that of the publishable key if absent, else `default`
record QueryPrices(
        @NotEmpty @Size(max = 100) List<@NotNull VariantId> variantIds,

        @Schema(type = "string", example = "EUR", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$") @Nullable
        Currency currency,

        @Schema(example = "DE") @Pattern(regexp = "[A-Z]{2}") @Nullable
        String country,

        @Schema(example = "default") @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Nullable
        String channel) {}
