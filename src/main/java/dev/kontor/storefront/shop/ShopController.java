package dev.kontor.storefront.shop;

import dev.kontor.channel.Channels;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import dev.kontor.storefront.cache.StoreCaching;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shop's basic data, for shoppers.
@RestController
@RequestMapping("/store/v1/shop")
@PublicEndpoint
@Tag(name = "Shop", description = "The shop's basic data.")
class ShopController {

    private static final String SHOP = "shop";

    private final SettingsGroup<ShopSettings> shop;
    private final Channels channels;
    private final ChannelChoice choice;

    ShopController(SettingsGroup<ShopSettings> shop, Channels channels, ChannelChoice choice) {
        this.shop = shop;
        this.channels = channels;
        this.choice = choice;
    }

    /// Get the shop's basic data.
    ///
    /// Returns the name of the shop, its channels, and the languages and currencies that other operations
    /// accept in the channel.
    @GetMapping
    @Operation(operationId = "getShop")
    ResponseEntity<ShopFacts> get(@ParameterObject @Valid ShopParameters parameters, HttpServletRequest request) {
        var channel = choice.require(parameters.channel(), request.getHeader(PublishableKeys.HEADER));
        return StoreCaching.response(
                ShopFacts.of(shop.get(), channel, channels.all()), channel.defaultLocale(), List.of(SHOP));
    }
}
