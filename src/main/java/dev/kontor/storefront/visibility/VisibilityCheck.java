package dev.kontor.storefront.visibility;

import dev.kontor.catalog.AssortmentStatus;
import dev.kontor.storefront.visibility.Condition.Code;
import dev.kontor.storefront.visibility.Condition.Effect;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Looks at each thing that has to be so for shoppers to see and buy a product.
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
                        ? "It has all that its type requires."
                        : "Its type requires what it lacks: %s.".formatted(String.join(", ", product.missing())),
                "Fill in the attributes that are named."));
        conditions.add(price());
        conditions.add(stock());
        conditions.add(Condition.of(
                Code.CATEGORY,
                product.categories() > 0,
                Effect.NOT_IN_CATEGORIES,
                "It is in %d categories.".formatted(product.categories()),
                "Put it into a category."));
        conditions.add(Condition.of(
                Code.TRANSLATION,
                product.locales().contains(locale),
                Effect.OTHER_LANGUAGE,
                product.locales().contains(locale)
                        ? "It has texts in %s.".formatted(locale.toLanguageTag())
                        : "It has no texts in %s; the default language stands in.".formatted(locale.toLanguageTag()),
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
                        ? "It is archived for good: create it anew, and purge this one first if its SKUs or slugs are wanted again."
                        : "Publish it, or schedule it.");
    }

    private Condition publishDate() {
        var at = product.publishAt();
        boolean early = product.status().equals("SCHEDULED") && at != null && at.isAfter(product.today());
        return Condition.of(
                Code.PUBLISH_DATE,
                !early,
                Effect.HIDDEN,
                early ? "It comes into the shop at %s.".formatted(at) : "It waits for no date.",
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
                        ? "It leaves the shop at no date."
                        : (late ? "It left the shop at %s." : "It leaves the shop at %s.").formatted(at),
                "Set a later date, or none, and publish it again.");
    }

    private Condition price() {
        return Condition.of(
                Code.PRICE,
                offers.priced() > 0,
                Effect.NOT_FOR_SALE,
                "%d of %d variants have a price in %s."
                                .formatted(offers.priced(), product.variants().size(), currency.getCurrencyCode())
                        + naming(" Parts of bundles without one: %s.", offers.unpriced()),
                "Give a variant a price in %s.".formatted(currency.getCurrencyCode()));
    }

    private Condition stock() {
        boolean apart = offers.priced() > 0 && offers.available() > 0 && offers.both() == 0;
        return Condition.of(
                Code.STOCK,
                offers.available() > 0 && !apart,
                Effect.NOT_FOR_SALE,
                apart
                        ? "No variant that has a price can be had."
                        : "%d of %d variants can be had."
                                        .formatted(
                                                offers.available(),
                                                product.variants().size())
                                + naming(" Parts of bundles that are missing: %s.", offers.scarce()),
                "Receive stock, allow backorders, or stop tracking the stock of a variant.");
    }

    private static String naming(String detail, List<String> skus) {
        return skus.isEmpty() ? "" : detail.formatted(String.join(", ", skus));
    }
}
