package dev.kontor.storefront.visibility;

import dev.kontor.catalog.ChannelAssortment;
import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.storefront.visibility.Condition.Code;
import dev.kontor.storefront.visibility.Condition.Effect;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Looks at each thing that has to be so for the shoppers of a channel to see a product.
final class ChannelCheck {

    private final Channel channel;
    private final ChannelAssortment standing;
    private final Instant today;

    /// @param today what the database takes for now
    ChannelCheck(Channel channel, ChannelAssortment standing, Instant today) {
        this.channel = channel;
        this.standing = standing;
        this.today = today;
    }

    List<Condition> conditions(Locale locale, Currency currency) {
        return List.of(
                hiding(
                        Code.CHANNEL_ACTIVE,
                        channel.active(),
                        channel.active() ? "The channel is open." : "The channel is not active.",
                        "Make the channel active."),
                assortment(),
                publishDate(),
                unpublishDate(),
                hiding(
                        Code.CHANNEL_LOCALE,
                        channel.isDefault() || channel.nearest(locale).isPresent(),
                        "The channel speaks %s."
                                .formatted(String.join(
                                        ", ",
                                        channel.locales().stream()
                                                .map(Locale::toLanguageTag)
                                                .toList())),
                        "Give the channel the language %s.".formatted(locale.toLanguageTag())),
                hiding(
                        Code.CHANNEL_CURRENCY,
                        channel.currencies().contains(currency),
                        "The channel sells in %s."
                                .formatted(String.join(
                                        ", ",
                                        channel.currencies().stream()
                                                .map(Currency::getCurrencyCode)
                                                .toList())),
                        "Give the channel the currency %s.".formatted(currency.getCurrencyCode())));
    }

    private Condition assortment() {
        boolean all = channel.assortment() == AssortmentMode.ALL;
        var listed = standing.listed();
        return hiding(
                Code.CHANNEL_ASSORTMENT,
                listed == null ? all : listed,
                listed == null
                        ? "The channel sells %s.".formatted(all ? "all that is published" : "only what was put into it")
                        : listed ? "It was put into the channel." : "It was taken out of the channel.",
                "Put it into the channel.");
    }

    private Condition publishDate() {
        var from = standing.from();
        boolean early = from != null && from.isAfter(today);
        return hiding(
                Code.CHANNEL_PUBLISH_DATE,
                !early,
                early ? "It comes into the channel at %s.".formatted(from) : "It waits for no date in the channel.",
                "Wait, or set an earlier date.");
    }

    private Condition unpublishDate() {
        var until = standing.until();
        boolean late = until != null && !until.isAfter(today);
        return hiding(
                Code.CHANNEL_UNPUBLISH_DATE,
                !late,
                until == null
                        ? "It leaves the channel at no date."
                        : (late ? "It left the channel at %s." : "It leaves the channel at %s.").formatted(until),
                "Set a later date, or none.");
    }

    private static Condition hiding(Code code, boolean met, String detail, String remedy) {
        return Condition.of(code, met, Effect.HIDDEN, detail, remedy);
    }
}
