package dev.kontor.storefront.context;

import dev.kontor.catalog.Assortment;
import dev.kontor.channel.Channel;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.tax.TaxRules;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The channel, language, currency and buyer of a read.
///
/// @param locale one of the channel
/// @param fallback the shop's default language, for missing translations
/// @param currency one of the channel
/// @param buyer a signed-in customer only if price lists name the customer or a group of them
/// @param taxes of the buyer's country; none if it is not known
public record StoreContext(
        Channel channel, Locale locale, Locale fallback, Currency currency, PriceBuyer buyer, TaxRules taxes) {

    public StoreContext(Channel channel, Locale locale, Locale fallback, Currency currency) {
        this(channel, locale, fallback, currency, PriceBuyer.ANYONE, TaxRules.NONE);
    }

    /// Whether the prices are those of one customer: no cache may store the response.
    public boolean isPersonal() {
        return buyer.customer() != null;
    }

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

    /// The source of the buyer's prices, for use after `from`.
    public String prices() {
        return ChannelPrices.of(channel, buyer);
    }

    /// The amount as the buyer's country shows prices; unchanged if no country or tax is known, and for
    /// bundles, whose parts may be taxed differently.
    ///
    /// @param basis of the amount; absent if it is what each tax zone shows
    public Money shown(Money amount, @Nullable PriceBasis basis, String taxCategory, boolean bundle) {
        return bundle ? amount : taxes.shown(amount, basis, taxCategory);
    }

    /// Whether a shown amount includes tax; absent if that depends on a country that is not known.
    public @Nullable Boolean taxIncluded(@Nullable PriceBasis basis, boolean bundle) {
        if (taxes.hasZone() && (basis == null || !bundle)) {
            return taxes.pricesIncludeTax();
        }
        return basis == null ? null : Boolean.valueOf(basis == PriceBasis.GROSS);
    }

    /// The parameters `locale`, `fallback`, `currency`, `channel`, `channelCode` and those of the buyer
    /// of a query.
    public Map<String, @Nullable Object> params() {
        var params = new HashMap<String, @Nullable Object>(ChannelPrices.params(channel, buyer));
        params.put("locale", locale.toLanguageTag());
        params.put("fallback", fallback.toLanguageTag());
        params.put("currency", currency.getCurrencyCode());
        params.put("channel", channel.id().value());
        return params;
    }
}
