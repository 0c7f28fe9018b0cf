package dev.kontor.channel;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A storefront as others see it.
///
/// @param code what calls name it by; never changes
/// @param active whether shoppers can use it
/// @param curated whether any product has, or had, an entry of its own in its assortment
/// @param priced whether any price list is, or was, for it
/// @param locales what it speaks, the default first
/// @param currencies what it sells in, the default first
public record Channel(
        ChannelId id,
        String code,
        String name,
        boolean active,
        AssortmentMode assortment,
        boolean curated,
        boolean priced,
        List<Locale> locales,
        List<Currency> currencies) {

    /// The code of the channel that is always there.
    public static final String DEFAULT = "default";

    /// What a code looks like.
    public static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";

    /// How long a code may be.
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

    /// The locale that serves a reader of the wanted one best: `de` for `de-AT`; empty if there is none.
    public Optional<Locale> nearest(Locale wanted) {
        return Optional.ofNullable(Locale.lookup(List.of(new Locale.LanguageRange(wanted.toLanguageTag())), locales));
    }

    /// Whether what is sold here differs from what is published in the shop.
    public boolean isRestricted() {
        return curated || assortment == AssortmentMode.CHOSEN;
    }
}
