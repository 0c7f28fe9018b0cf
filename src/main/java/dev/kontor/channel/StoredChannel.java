package dev.kontor.channel;

import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stored channel, with the rules for changing it.
///
/// @param locales BCP 47 tags, the default first; none: those of the shop
/// @param currencies ISO 4217, the default first; none: those of the shop
/// @param orderNumberPrefix before the running number, which is unique in the shop
record StoredChannel(
        ChannelId id,
        long version,
        String code,
        String name,
        boolean active,
        AssortmentMode assortment,
        boolean curated,
        boolean priced,
        List<String> locales,
        List<String> currencies,
        String orderNumberPrefix,
        Instant createdAt,
        Instant updatedAt) {

    static StoredChannel create(CreateChannel request, Shop shop, Instant now) {
        return new StoredChannel(
                ChannelId.next(),
                1,
                request.code(),
                request.name().strip(),
                !Boolean.FALSE.equals(request.active()),
                request.assortment(),
                false,
                false,
                checkedLocales(request.locales(), shop),
                checkedCurrencies(request.currencies(), shop),
                Objects.requireNonNullElse(request.orderNumberPrefix(), Channel.DEFAULT_ORDER_NUMBER_PREFIX),
                now,
                now);
    }

    /// Changes the channel. The default channel has the settings of the shop, except its name and order numbers.
    StoredChannel change(ChangeChannel request, Shop shop, Instant now) {
        var changed = new StoredChannel(
                id,
                version + 1,
                code,
                request.name().strip(),
                request.active(),
                request.assortment(),
                curated,
                priced,
                checkedLocales(request.locales(), shop),
                checkedCurrencies(request.currencies(), shop),
                request.orderNumberPrefix(),
                createdAt,
                now);
        if (isDefault()) {
            requireSame("/active", active == changed.active);
            requireSame("/assortment", assortment == changed.assortment);
            requireSame("/locales", changed.locales.isEmpty());
            requireSame("/currencies", changed.currencies.isEmpty());
        }
        return changed;
    }

    boolean isDefault() {
        return code.equals(Channel.DEFAULT);
    }

    /// Languages and currencies that the shop no longer has are omitted; if none is left, the shop's apply.
    Channel in(Shop shop) {
        return new Channel(
                id,
                code,
                name,
                active,
                assortment,
                curated,
                priced,
                known(locales, shop.locales(), Locale::toLanguageTag),
                known(currencies, shop.currencies(), Currency::getCurrencyCode),
                orderNumberPrefix);
    }

    private static <T> List<T> known(List<String> wanted, List<T> shop, Function<T, String> text) {
        var known = new ArrayList<T>();
        for (var tag : wanted) {
            shop.stream().filter(one -> text.apply(one).equals(tag)).forEach(known::add);
        }
        return known.isEmpty() ? shop : List.copyOf(known);
    }

    private static List<String> checkedLocales(@Nullable List<String> wanted, Shop shop) {
        return checked(
                wanted,
                shop.languageTags(),
                "/locales/",
                "unknown-language",
                "The shop does not support this language.");
    }

    private static List<String> checkedCurrencies(@Nullable List<String> wanted, Shop shop) {
        return checked(
                wanted,
                shop.currencies().stream().map(Currency::getCurrencyCode).toList(),
                "/currencies/",
                "unknown-currency",
                "The shop does not support this currency.");
    }

    private static List<String> checked(
            @Nullable List<String> wanted, List<String> known, String pointer, String code, String detail) {
        if (wanted == null) {
            return List.of();
        }
        for (int index = 0; index < wanted.size(); index++) {
            if (!known.contains(wanted.get(index))) {
                throw RejectedException.at(pointer + index, code, detail);
            }
        }
        return List.copyOf(new LinkedHashSet<>(wanted));
    }

    private static void requireSame(String pointer, boolean same) {
        if (!same) {
            throw RejectedException.at(
                    pointer,
                    "rejected",
                    "Only the name and the prefix of order numbers of the default channel can be changed.");
        }
    }
}
