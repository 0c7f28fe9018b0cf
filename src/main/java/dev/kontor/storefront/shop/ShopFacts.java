package dev.kontor.storefront.shop;

import dev.kontor.channel.Channel;
import dev.kontor.shared.shop.Shop;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// What a front end must know about the shop before anything else.
///
/// @param channel code of the channel that the other facts are of
/// @param locales the languages it speaks (BCP 47), the default first
/// @param currencies what it sells in (ISO 4217), the default first
/// @param email where shoppers can write to
/// @param channels all that shoppers can use, the default first
record ShopFacts(
        @Schema(example = "Kontor Demo Shop") String name,
        @Schema(example = "default") String channel,
        @Schema(example = "[\"en\",\"de\",\"fr\"]") List<String> locales,
        @Schema(example = "en") String defaultLocale,
        @Schema(example = "[\"USD\",\"EUR\",\"JPY\"]") List<String> currencies,
        @Schema(example = "USD") String defaultCurrency,
        @Schema(example = "shop@example.com") String email,
        List<ShopChannel> channels) {

    static ShopFacts of(Shop shop, Channel channel, List<Channel> all) {
        return new ShopFacts(
                shop.name(),
                channel.code(),
                channel.locales().stream().map(Locale::toLanguageTag).toList(),
                channel.defaultLocale().toLanguageTag(),
                channel.currencies().stream().map(Currency::getCurrencyCode).toList(),
                channel.defaultCurrency().getCurrencyCode(),
                shop.email(),
                all.stream().filter(Channel::active).map(ShopChannel::of).toList());
    }
}
