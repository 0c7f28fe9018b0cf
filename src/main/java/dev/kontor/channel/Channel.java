package dev.kontor.channel;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A storefront, as other modules see it.
///
/// @param code identifies it in requests; never changes
/// @param active whether shoppers can use it
/// @param curated whether any product has, or had, an entry in its assortment
/// @param priced whether any price list is, or was, limited to it
/// @param locales its languages, the default first
/// @param currencies its currencies, the default first
/// @param orderNumberPrefix before the numbers of its orders
public record Channel(
        ChannelId id,
        String code,
        String name,
        boolean active,
        AssortmentMode assortment,
        boolean curated,
        boolean priced,
        List<Locale> locales,
        List<Currency> currencies,
        String orderNumberPrefix) {

    /// The code of the channel that always exists.
    public static final String DEFAULT = "default";

    /// The pattern of a code.
    public static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

    /// The prefix of order numbers in channels that set none.
    public static final String DEFAULT_ORDER_NUMBER_PREFIX = "K-";

    /// The pattern of a prefix of order numbers. The running number follows, so a digit at the end would
    /// make two numbers alike.
    static final String ORDER_NUMBER_PREFIX = "[A-Z0-9-]*[A-Z-]";

    /// The maximum length of a code.
    public static final int CODE_LENGTH = 64;

    public boolean isDefault() {
        return code.equals(DEFAULT);
    }

    public Locale defaultLocale() {
        return locales.getFirst();
    }

    public Currency defaultCurrency() {
        return currencies.getFirst();
    }

    /// The locale that best matches the requested one: `de` for `de-AT`; empty if there is none.
    public Optional<Locale> nearest(Locale wanted) {
        return Optional.ofNullable(Locale.lookup(List.of(new Locale.LanguageRange(wanted.toLanguageTag())), locales));
    }

    /// Whether the assortment differs from the shop's published products.
    public boolean isRestricted() {
        return curated || assortment == AssortmentMode.CHOSEN;
    }
}
