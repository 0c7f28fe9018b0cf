package dev.kontor.storefront.shop;

import dev.kontor.shared.shop.Shop;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// What a front end must know about the shop before anything else.
///
/// @param locales the languages it speaks (BCP 47), the default first
/// @param currencies what it sells in (ISO 4217), the default first
/// @param email where shoppers can write to
record ShopFacts(
        @Schema(example = "Kontor Demo Shop") String name,
        @Schema(example = "[\"en\",\"de\",\"fr\"]") List<String> locales,
        @Schema(example = "en") String defaultLocale,
        @Schema(example = "[\"USD\",\"EUR\",\"JPY\"]") List<String> currencies,
        @Schema(example = "USD") String defaultCurrency,
        @Schema(example = "shop@example.com") String email) {

    static ShopFacts of(Shop shop) {
        return new ShopFacts(
                shop.name(),
                shop.locales().stream().map(Locale::toLanguageTag).toList(),
                shop.defaultLocale().toLanguageTag(),
                shop.currencies().stream().map(Currency::getCurrencyCode).toList(),
                shop.defaultCurrency().getCurrencyCode(),
                shop.email());
    }
}
