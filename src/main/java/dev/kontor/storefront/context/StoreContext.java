package dev.kontor.storefront.context;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What language and currency a read is in.
///
/// @param locale one of the shop
/// @param fallback the default language of the shop, for what is not translated
/// @param currency one of the shop
public record StoreContext(Locale locale, Locale fallback, Currency currency) {

    /// The language that was used for a text.
    public String localeUsed(boolean translated) {
        return (translated ? locale : fallback).toLanguageTag();
    }

    /// The parameters `locale`, `fallback` and `currency` of a query.
    public Map<String, @Nullable Object> params() {
        var params = new HashMap<String, @Nullable Object>();
        params.put("locale", locale.toLanguageTag());
        params.put("fallback", fallback.toLanguageTag());
        params.put("currency", currency.getCurrencyCode());
        return params;
    }
}
