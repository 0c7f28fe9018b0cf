package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.channel.Channel;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Determines the language of a public read from `Accept-Language`, identically for the handler and the cache
/// key.
@Component
public class StoreLocales {

    private static final int MAX_HEADER_LENGTH = 200;

    private final List<Locale> offered;
    private final Cache<String, Locale> known =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<Wish, Locale> knownOfChannels =
            Caffeine.newBuilder().maximumSize(1_000).build();

    StoreLocales(Shop shop) {
        this.offered = shop.locales();
    }

    private record Wish(String header, List<Locale> offered) {}

    /// The best matching language of the channel; its default if the header is absent, malformed or overlong.
    public Locale negotiate(@Nullable String acceptLanguage, Channel channel) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER_LENGTH) {
            return channel.defaultLocale();
        }
        // Most channels have the shop's languages and need no separate key.
        return channel.locales().equals(offered)
                ? known.get(acceptLanguage, header -> choose(header, offered))
                : knownOfChannels.get(
                        new Wish(acceptLanguage, channel.locales()),
                        request -> choose(request.header, request.offered));
    }

    private static Locale choose(String header, List<Locale> offered) {
        try {
            var chosen = Locale.lookup(Locale.LanguageRange.parse(header), offered);
            return chosen == null ? offered.getFirst() : chosen;
        } catch (IllegalArgumentException _) {
            return offered.getFirst();
        }
    }
}
