package dev.kontor.storefront.context;

import dev.kontor.catalog.Assortment;
import dev.kontor.channel.Channel;
import dev.kontor.pricing.ChannelPrices;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What channel, language and currency a read is in.
///
/// @param locale one of the channel
/// @param fallback the default language of the shop, for what is not translated
/// @param currency one of the channel
public record StoreContext(Channel channel, Locale locale, Locale fallback, Currency currency) {

    /// The language that was used for a text.
    public String localeUsed(boolean translated) {
        return (translated ? locale : fallback).toLanguageTag();
    }

    /// The condition that the channel sells a product, beginning with `and`; empty where it sells all of the shop.
    ///
    /// @param product the column with the id of the product
    public String sells(String product) {
        return Assortment.and(channel, product);
    }

    /// Where the prices of the channel are read, to stand behind `from`.
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
