package dev.kontor.channel;

import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// A channel, for staff.
///
/// @param isDefault whether it represents the shop itself
/// @param locales its languages, the default first
/// @param currencies its currencies, the default first
/// @param orderNumberPrefix before the numbers of its orders
record ChannelDetails(
        ChannelId id,
        @Schema(example = "3") long version,
        @Schema(example = "outlet") String code,
        @Schema(example = "Outlet") String name,
        boolean active,
        boolean isDefault,
        AssortmentMode assortment,
        @Schema(example = "[\"de\",\"en\"]") List<String> locales,
        @Schema(example = "de") String defaultLocale,
        @Schema(example = "[\"EUR\"]") List<String> currencies,
        @Schema(example = "EUR") String defaultCurrency,
        @Schema(example = "DE-") String orderNumberPrefix,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static ChannelDetails of(StoredChannel stored, Shop shop) {
        var channel = stored.in(shop);
        return new ChannelDetails(
                stored.id(),
                stored.version(),
                stored.code(),
                stored.name(),
                stored.active(),
                stored.isDefault(),
                stored.assortment(),
                channel.locales().stream().map(Locale::toLanguageTag).toList(),
                channel.defaultLocale().toLanguageTag(),
                channel.currencies().stream().map(Currency::getCurrencyCode).toList(),
                channel.defaultCurrency().getCurrencyCode(),
                stored.orderNumberPrefix(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
