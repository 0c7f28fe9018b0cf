package dev.kontor.storefront.visibility;

import dev.kontor.catalog.AssortmentStatus;
import dev.kontor.storefront.visibility.Condition.Code;
import dev.kontor.storefront.visibility.Condition.Effect;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Checks each condition under which shoppers can see and buy a product.
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
        return List.of(
                status(),
                publishDate(),
                unpublishDate(),
                variant(),
                productType(),
                price(),
                stock(),
                category(),
                translation());
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

    private Condition variant() {
        return Condition.of(
                Code.VARIANT,
                !product.variants().isEmpty(),
                Effect.HIDDEN,
                "It has %d variants.".formatted(product.variants().size()),
                "Add a variant.");
    }

    private Condition productType() {
        boolean complete = product.missing().isEmpty();
        return Condition.of(
                Code.PRODUCT_TYPE,
                complete,
                isInShop() ? Effect.NOT_PUBLISHABLE : Effect.HIDDEN,
                complete
                        ? "It has all attributes that its type requires."
                        : "It lacks attributes that its type requires: %s."
                                .formatted(String.join(", ", product.missing())),
                "Fill in the missing attributes.");
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

    private Condition category() {
        return Condition.of(
                Code.CATEGORY,
                product.categories() > 0,
                Effect.NOT_IN_CATEGORIES,
                "It is in %d categories.".formatted(product.categories()),
                "Add it to a category.");
    }

    private Condition translation() {
        var language = locale.toLanguageTag();
        boolean translated = product.locales().contains(locale);
        return Condition.of(
                Code.TRANSLATION,
                translated,
                Effect.OTHER_LANGUAGE,
                translated
                        ? "It has texts in %s.".formatted(language)
                        : "It has no texts in %s; the default language is shown instead.".formatted(language),
                "Translate it into %s.".formatted(language));
    }

    private static String naming(String detail, List<String> skus) {
        return skus.isEmpty() ? "" : detail.formatted(String.join(", ", skus));
    }
}
