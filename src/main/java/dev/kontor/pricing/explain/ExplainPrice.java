package dev.kontor.pricing.explain;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// The price to explain.
///
/// @param currency the default currency of the channel if absent
/// @param quantity units, which select the tier; one if absent
/// @param customerId a customer, with their groups; a guest if absent
/// @param country ISO 3166-1 code of the destination; not known if absent
/// @param channel code of the channel, active or inactive; the default channel if absent
record ExplainPrice(
        @NotNull VariantId variantId,

        @Schema(type = "string", example = "EUR", minLength = 3, maxLength = 3, pattern = "^[A-Z]{3}$") @Nullable
        Currency currency,

        @Schema(example = "10") @Min(1) @Max(1_000_000) @Nullable
        Integer quantity,

        @Nullable CustomerId customerId,

        @Schema(example = "DE") @Pattern(regexp = "[A-Z]{2}") @Nullable
        String country,

        @Schema(example = "outlet") @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Nullable
        String channel) {}
