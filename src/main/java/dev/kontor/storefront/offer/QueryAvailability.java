package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries availability.
///
/// @param channel code of the channel; that of the publishable key if absent, else `default`
record QueryAvailability(
        @NotEmpty @Size(max = 100) List<@NotNull VariantId> variantIds,

        @Schema(example = "default") @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Nullable
        String channel) {}
