package dev.kontor.storefront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.channel.Channel;
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
    private final Cache<String, Locale> known =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<Wish, Locale> knownOfChannels =
            Caffeine.newBuilder().maximumSize(1_000).build();

    StoreLocales(Shop shop) {
        this.offered = shop.locales();
    }

    private record Wish(String header, List<Locale> offered) {}

    /// The language of the channel that suits best; its default for a header that is absent, broken or overlong.
    public Locale negotiate(@Nullable String acceptLanguage, Channel channel) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return channel.defaultLocale();
        }
        // Most channels speak what the shop speaks, and are served without another key.
        return channel.locales().equals(offered)
                ? known.get(acceptLanguage, header -> choose(header, offered))
                : knownOfChannels.get(
                        new Wish(acceptLanguage, channel.locales()), wish -> choose(wish.header, wish.offered));
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
