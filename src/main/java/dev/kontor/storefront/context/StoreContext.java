package dev.kontor.storefront.context;

import dev.kontor.catalog.Assortment;
import dev.kontor.channel.Channel;
import dev.kontor.pricing.ChannelPrices;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channel, language and currency of a read.
///
/// @param locale one of the channel
/// @param fallback the shop's default language, for missing translations
/// @param currency one of the channel
public record StoreContext(Channel channel, Locale locale, Locale fallback, Currency currency) {

    /// The language in which a text was found.
    public String localeUsed(boolean translated) {
        return (translated ? locale : fallback).toLanguageTag();
    }

    /// The same in SQL, as the column `locale_used`.
    ///
    /// @param translated the condition
    public static String localeUsed(String translated) {
        return "case when %s then :locale else :fallback end as locale_used".formatted(translated);
    }

    /// The condition that the channel sells a product, starting with `and`; empty if it sells all products.
    ///
    /// @param product the column with the id of the product
    public String sells(String product) {
        return Assortment.and(channel, product);
    }

    /// The source of the channel's prices, for use after `from`.
    public String prices() {
        return ChannelPrices.of(channel);
    }

    /// The parameters `locale`, `fallback`, `currency`, `channel` and `channelCode` of a query.
    public Map<String, @Nullable Object> params() {
        var params = new HashMap<String, @Nullable Object>();
        params.put("locale", locale.toLanguageTag());
        params.put("fallback", fallback.toLanguageTag());
        params.put("currency", currency.getCurrencyCode());
        params.put("channel", channel.id().value());
        params.put("channelCode", channel.code());
        return params;
    }
}
