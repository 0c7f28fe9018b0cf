package dev.kontor.storefront.shop;

import dev.kontor.channel.Channel;
import dev.kontor.shared.shop.ShopSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// The basic data that a front end needs first.
///
/// @param channel code of the channel that the other data applies to
/// @param locales its languages (BCP 47), the default first
/// @param currencies its currencies (ISO 4217), the default first
/// @param email contact address for shoppers
/// @param channels available to shoppers, the default first
record ShopFacts(
        @Schema(example = "Kontor Demo Shop") String name,
        @Schema(example = "default") String channel,
        @Schema(example = "[\"en\",\"de\",\"fr\"]") List<String> locales,
        @Schema(example = "en") String defaultLocale,
        @Schema(example = "[\"USD\",\"EUR\",\"JPY\"]") List<String> currencies,
        @Schema(example = "USD") String defaultCurrency,
        @Schema(example = "shop@example.com") String email,
        List<ShopChannel> channels) {

    static ShopFacts of(ShopSettings shop, Channel channel, List<Channel> all) {
        return new ShopFacts(
                shop.name(),
                channel.code(),
                channel.locales().stream().map(Locale::toLanguageTag).toList(),
                channel.defaultLocale().toLanguageTag(),
                channel.currencies().stream().map(Currency::getCurrencyCode).toList(),
                channel.defaultCurrency().getCurrencyCode(),
                shop.contactEmail(),
                all.stream().filter(Channel::active).map(ShopChannel::of).toList());
    }
}
