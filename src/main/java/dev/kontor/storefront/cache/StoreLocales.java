package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Chooses the language of a public read from `Accept-Language`, the same for the handler and for the key of
/// the cache.
@Component
public class StoreLocales {

    private static final int LONGEST_HEADER = 200;

    private final List<Locale> offered;
    private final Locale standard;
    private final Cache<String, Locale> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    StoreLocales(Shop shop) {
        this.offered = shop.locales();
        this.standard = shop.defaultLocale();
    }

    /// The language of the shop that suits best; the shop's default for a header that is absent, broken or
    /// overlong.
    public Locale negotiate(@Nullable String acceptLanguage) {
        return acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER
                ? standard
                : known.get(acceptLanguage, this::choose);
    }

    private Locale choose(String header) {
        try {
            var chosen = Locale.lookup(Locale.LanguageRange.parse(header), offered);
            return chosen == null ? standard : chosen;
        } catch (IllegalArgumentException _) {
            return standard;
        }
    }
}
