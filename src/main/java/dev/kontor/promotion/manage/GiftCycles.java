package dev.kontor.promotion.manage;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Terms;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds promotions whose gifts qualify for each other: buying one item would then make all of them free.
final class GiftCycles {

    private final Map<VariantId, ProductId> products;
    private final Collection<Terms> others;

    /// @param products of all gifts
    GiftCycles(Map<VariantId, ProductId> products, Collection<Terms> others) {
        this.products = products;
        this.others = others;
    }

    static List<VariantId> gifts(Terms terms) {
        return terms.actions().stream()
                .flatMap(action -> action instanceof Action.Gift gift ? Stream.of(gift.variantId()) : Stream.empty())
                .toList();
    }

    /// Whether the gifts of these terms lead back to their conditions.
    boolean contains(Terms terms) {
        return leadsTo(terms, terms, new HashSet<>());
    }

    private boolean leadsTo(Terms from, Terms goal, Set<Terms> seen) {
        for (var gift : gifts(from)) {
            if (isRequired(gift, goal)) {
                return true;
            }
            for (var next : others) {
                if (isRequired(gift, next) && seen.add(next) && leadsTo(next, goal, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a condition names the variant or its product.
    private boolean isRequired(VariantId variant, Terms terms) {
        return terms.all().flatMap(GiftCycles::selection).anyMatch(items -> names(items, variant));
    }

    private static Stream<Items> selection(Condition condition) {
        return switch (condition) {
            case Condition.Quantity quantity -> Stream.ofNullable(quantity.items());
            case Condition.Subtotal subtotal -> Stream.ofNullable(subtotal.items());
            default -> Stream.empty();
        };
    }

    private boolean names(Items items, VariantId variant) {
        var filter = items.matching();
        return filter != null
                && (filter.variants() != null && filter.variants().contains(variant)
                        || filter.products() != null && filter.products().contains(products.get(variant)));
    }
}
