package dev.kontor.wishlist;

import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Chooses where the items would be bought. Titles are in the language of `Accept-Language`.
record WishlistQuery(
        @Parameter(
                description = "Code of the channel. Otherwise that of the publishable key, or `default`.",
                example = Channel.DEFAULT)
        @Size(min = 1, max = Channel.CODE_LENGTH)
        @Pattern(regexp = Channel.CODE)
        @Nullable
        String channel) {}
