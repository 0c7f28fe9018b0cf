package dev.kontor.storefront.shop;

import dev.kontor.channel.Channel;
import dev.kontor.storefront.context.StoreContextParameters;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Selects the channel.
record ShopParameters(
        @Parameter(description = StoreContextParameters.CHANNEL, example = Channel.DEFAULT)
        @Size(min = 1, max = Channel.CODE_LENGTH)
        @Pattern(regexp = Channel.CODE)
        @Nullable
        String channel) {}
