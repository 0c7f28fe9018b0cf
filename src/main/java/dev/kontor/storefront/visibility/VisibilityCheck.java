package dev.kontor.storefront.visibility;

import dev.kontor.catalog.AssortmentStatus;
import dev.kontor.storefront.visibility.Condition.Code;
import dev.kontor.storefront.visibility.Condition.Effect;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Checks each condition for shoppers to see and buy a product.
final class VisibilityCheck {

    private final AssortmentStatus product;
    private final OfferFacts offers;
    private final Locale locale;
    private final Currency currency;

    VisibilityCheck(AssortmentStatus product, OfferFacts offers, Locale locale, Currency currency) {
        this.product = product;
        this.offers = offers;
        this.locale = locale;
        this.currency = currency;
    }

    List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        conditions.add(status());
        conditions.add(publishDate());
        conditions.add(unpublishDate());
        conditions.add(Condition.of(
                Code.VARIANT,
                !product.variants().isEmpty(),
                Effect.HIDDEN,
                "It has %d variants.".formatted(product.variants().size()),
                "Add a variant."));
        conditions.add(Condition.of(
                Code.PRODUCT_TYPE,
                product.missing().isEmpty(),
                isInShop() ? Effect.NOT_PUBLISHABLE : Effect.HIDDEN,
                product.missing().isEmpty()
                        ? "It has all attributes that its type requires."
                        : "It lacks attributes that its type requires: %s."
                                .formatted(String.join(", ", product.missing())),
                "Fill in the missing attributes."));
        conditions.add(price());
        conditions.add(stock());
        conditions.add(Condition.of(
                Code.CATEGORY,
                product.categories() > 0,
                Effect.NOT_IN_CATEGORIES,
                "It is in %d categories.".formatted(product.categories()),
                "Add it to a category."));
        conditions.add(Condition.of(
                Code.TRANSLATION,
                product.locales().contains(locale),
                Effect.OTHER_LANGUAGE,
                product.locales().contains(locale)
                        ? "It has texts in %s.".formatted(locale.toLanguageTag())
                        : "It has no texts in %s; the default language is shown instead."
                                .formatted(locale.toLanguageTag()),
                "Translate it into %s.".formatted(locale.toLanguageTag())));
        return conditions;
    }

    private boolean isInShop() {
        return product.status().equals("PUBLISHED") || product.status().equals("SCHEDULED");
    }

    private Condition status() {
        return Condition.of(
                Code.STATUS,
                isInShop(),
                Effect.HIDDEN,
                "It is %s.".formatted(product.status()),
                product.status().equals("ARCHIVED")
                        ? "It is archived permanently. Create a new product, and purge this one first to reuse "
                                + "its SKUs or slugs."
                        : "Publish it, or schedule it.");
    }

    private Condition publishDate() {
        var at = product.publishAt();
        boolean early = product.status().equals("SCHEDULED") && at != null && at.isAfter(product.today());
        return Condition.of(
                Code.PUBLISH_DATE,
                !early,
                Effect.HIDDEN,
                early ? "It is scheduled for %s.".formatted(at) : "It has no start date.",
                "Wait, or publish it now.");
    }

    private Condition unpublishDate() {
        var at = product.unpublishAt();
        boolean late = at != null && !at.isAfter(product.today());
        return Condition.of(
                Code.UNPUBLISH_DATE,
                !late,
                Effect.HIDDEN,
                at == null
                        ? "It has no end date."
                        : (late ? "It was unpublished at %s." : "It will be unpublished at %s.").formatted(at),
                "Set a later end date, or none, and publish it again.");
    }

    private Condition price() {
        return Condition.of(
                Code.PRICE,
                offers.priced() > 0,
                Effect.NOT_FOR_SALE,
                "%d of %d variants have a price in %s."
                                .formatted(offers.priced(), product.variants().size(), currency.getCurrencyCode())
                        + naming(" Bundle parts without one: %s.", offers.unpriced()),
                "Give a variant a price in %s.".formatted(currency.getCurrencyCode()));
    }

    private Condition stock() {
        boolean apart = offers.priced() > 0 && offers.available() > 0 && offers.both() == 0;
        return Condition.of(
                Code.STOCK,
                offers.available() > 0 && !apart,
                Effect.NOT_FOR_SALE,
                apart
                        ? "No variant with a price is available."
                        : "%d of %d variants are available."
                                        .formatted(
                                                offers.available(),
                                                product.variants().size())
                                + naming(" Missing bundle parts: %s.", offers.scarce()),
                "Receive stock, allow backorders, or stop tracking the stock of a variant.");
    }

    private static String naming(String detail, List<String> skus) {
        return skus.isEmpty() ? "" : detail.formatted(String.join(", ", skus));
    }
}
