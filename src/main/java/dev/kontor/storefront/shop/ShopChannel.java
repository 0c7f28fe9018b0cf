package dev.kontor.storefront.shop;

import dev.kontor.channel.Channel;
import io.swagger.v3.oas.annotations.media.Schema;

/// A storefront that shoppers can use.
///
/// @param code for the parameter `channel`
/// @param isDefault whether it applies to requests without a channel
record ShopChannel(
        @Schema(example = "outlet") String code,
        @Schema(example = "Outlet") String name,
        boolean isDefault) {

    static ShopChannel of(Channel channel) {
        return new ShopChannel(channel.code(), channel.name(), channel.isDefault());
    }
}
