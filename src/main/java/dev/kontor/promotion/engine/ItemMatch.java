package dev.kontor.promotion.engine;

import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.engine.Basket.Item;
import dev.kontor.promotion.rule.ItemFilter;
import dev.kontor.promotion.rule.Items;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides which items a selection contains.
public final class ItemMatch {

    private ItemMatch() {}

    /// Whether the selection contains the variant at its full price.
    public static boolean contains(Items selection, VariantId variant, ProductId product, ProductFacts facts) {
        return of(selection).test(new Item("", variant, product, 0, 1, false, facts));
    }

    static Predicate<Item> of(@Nullable Items selection) {
        Predicate<Item> match = _ -> true;
        if (selection == null) {
            return match;
        }
        if (selection.withoutReduced()) {
            match = item -> !item.reduced();
        }
        if (selection.matching() != null) {
            match = match.and(fits(selection.matching()));
        }
        return selection.except() == null
                ? match
                : match.and(fits(selection.except()).negate());
    }

    private static Predicate<Item> fits(ItemFilter filter) {
        Predicate<Item> fits = _ -> true;
        fits = one(fits, filter.products(), Item::productId);
        fits = one(fits, filter.variants(), Item::variantId);
        fits = one(fits, filter.brands(), item -> item.facts().brand());
        fits = any(fits, filter.categories(), item -> item.facts().categories());
        fits = any(fits, filter.collections(), item -> item.facts().collections());
        fits = any(fits, filter.tags(), item -> item.facts().tags());
        if (filter.attributes() != null) {
            for (var attribute : filter.attributes()) {
                fits = any(
                        fits,
                        attribute.values(),
                        item -> item.facts().attributes().getOrDefault(attribute.code(), Set.of()));
            }
        }
        return fits;
    }

    private static <T> Predicate<Item> one(
            Predicate<Item> before, @Nullable List<T> wanted, Function<Item, @Nullable T> value) {
        if (wanted == null) {
            return before;
        }
        var accepted = Set.copyOf(wanted);
        return before.and(item -> {
            var mine = value.apply(item);
            return mine != null && accepted.contains(mine);
        });
    }

    private static <T> Predicate<Item> any(
            Predicate<Item> before, @Nullable List<T> wanted, Function<Item, Collection<T>> values) {
        if (wanted == null) {
            return before;
        }
        var accepted = Set.copyOf(wanted);
        return before.and(item -> !Collections.disjoint(accepted, values.apply(item)));
    }
}
