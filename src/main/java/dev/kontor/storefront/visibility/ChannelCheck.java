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

/// Checks each condition under which shoppers of a channel can see a product.
final class ChannelCheck {

    private final Channel channel;
    private final ChannelAssortment entry;
    private final Instant today;

    /// @param today the database's current time
    ChannelCheck(Channel channel, ChannelAssortment entry, Instant today) {
        this.channel = channel;
        this.entry = entry;
        this.today = today;
    }

    List<Condition> conditions(Locale locale, Currency currency) {
        return List.of(
                hiding(
                        Code.CHANNEL_ACTIVE,
                        channel.active(),
                        channel.active() ? "The channel is open." : "The channel is not active.",
                        "Activate the channel."),
                assortment(),
                publishDate(),
                unpublishDate(),
                hiding(
                        Code.CHANNEL_LOCALE,
                        channel.isDefault() || channel.nearest(locale).isPresent(),
                        "The channel supports %s."
                                .formatted(String.join(
                                        ", ",
                                        channel.locales().stream()
                                                .map(Locale::toLanguageTag)
                                                .toList())),
                        "Add the language %s to the channel.".formatted(locale.toLanguageTag())),
                hiding(
                        Code.CHANNEL_CURRENCY,
                        channel.currencies().contains(currency),
                        "The channel supports %s."
                                .formatted(String.join(
                                        ", ",
                                        channel.currencies().stream()
                                                .map(Currency::getCurrencyCode)
                                                .toList())),
                        "Add the currency %s to the channel.".formatted(currency.getCurrencyCode())));
    }

    private Condition assortment() {
        boolean all = channel.assortment() == AssortmentMode.ALL;
        var listed = entry.listed();
        return hiding(
                Code.CHANNEL_ASSORTMENT,
                listed == null ? all : listed,
                listed == null
                        ? "The channel sells %s."
                                .formatted(all ? "all published products" : "only products added to it")
                        : listed ? "It was added to the channel." : "It was removed from the channel.",
                "Add it to the channel.");
    }

    private Condition publishDate() {
        var from = entry.from();
        boolean early = from != null && from.isAfter(today);
        return hiding(
                Code.CHANNEL_PUBLISH_DATE,
                !early,
                early
                        ? "It is scheduled for the channel at %s.".formatted(from)
                        : "It has no start date in the channel.",
                "Wait, or set an earlier date.");
    }

    private Condition unpublishDate() {
        var until = entry.until();
        boolean late = until != null && !until.isAfter(today);
        return hiding(
                Code.CHANNEL_UNPUBLISH_DATE,
                !late,
                until == null
                        ? "It has no end date in the channel."
                        : (late ? "Its end date in the channel was %s." : "Its end date in the channel is %s.")
                                .formatted(until),
                "Set a later end date, or none.");
    }

    private static Condition hiding(Code code, boolean met, String detail, String remedy) {
        return Condition.of(code, met, Effect.HIDDEN, detail, remedy);
    }
}
