package dev.kontor.promotion.manage;

import dev.kontor.catalog.CatalogFacts;
import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channels;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.engine.ItemMatch;
import dev.kontor.promotion.manage.PromotionQueries.StoredTerms;
import dev.kontor.promotion.rule.Action;
import dev.kontor.promotion.rule.Condition;
import dev.kontor.promotion.rule.ItemFilter;
import dev.kontor.promotion.rule.Items;
import dev.kontor.promotion.rule.Terms;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks that everything that the terms of a promotion name exists, and that their selections contain it.
@Component
class PromotionReferences {

    private final CatalogFacts catalog;
    private final Channels channels;
    private final CustomerGroups groups;
    private final PromotionQueries promotions;

    PromotionReferences(CatalogFacts catalog, Channels channels, CustomerGroups groups, PromotionQueries promotions) {
        this.catalog = catalog;
        this.channels = channels;
        this.groups = groups;
        this.promotions = promotions;
    }

    /// Returns what is unknown, selections without items, and gifts that qualify for each other.
    List<FieldProblem> check(PromotionId id, Terms terms) {
        var named = new Named();
        for (int index = 0; index < terms.conditions().size(); index++) {
            named.condition(terms.conditions().get(index), "/conditions/" + index);
        }
        for (int index = 0; index < terms.actions().size(); index++) {
            named.action(terms.actions().get(index), "/actions/" + index);
        }
        var errors = new ArrayList<FieldProblem>();
        if (!named.ids.isEmpty()) {
            var missing = catalog.missing(new LinkedHashSet<>(named.ids.values()));
            named.ids.forEach((pointer, unknown) -> add(missing, unknown, pointer, errors));
        }
        if (!named.attributes.isEmpty()) {
            var missing = catalog.missingAttributes(new LinkedHashSet<>(named.attributes.values()));
            named.attributes.forEach((pointer, unknown) -> add(missing, unknown, pointer, errors));
        }
        if (!named.groups.isEmpty()) {
            var found = groups.lock(new LinkedHashSet<>(named.groups.values()));
            named.groups.forEach((pointer, group) -> {
                if (!found.contains(group)) {
                    add(Set.of(group), group, pointer, errors);
                }
            });
        }
        named.channels.forEach((pointer, code) -> {
            if (channels.find(code).isEmpty()) {
                add(Set.of(code), code, pointer, errors);
            }
        });
        if (errors.isEmpty()) {
            selections(named.selections, errors);
            gifts(id, terms, errors);
        }
        return errors;
    }

    private static void add(Set<?> missing, Object named, String pointer, List<FieldProblem> errors) {
        if (missing.contains(named)) {
            errors.add(FieldProblem.ofPointer(
                    pointer,
                    "unknown",
                    named instanceof dev.kontor.catalog.CollectionId
                            ? "There is no such collection without rules. Use the rules of a collection as conditions."
                            : "This does not exist. Remove it, or use the id of an existing object."));
        }
    }

    /// Finds selections that name products or variants of which the other lists leave none.
    private void selections(Map<String, Items> selections, List<FieldProblem> errors) {
        var variants = new LinkedHashSet<VariantId>();
        var products = new LinkedHashSet<ProductId>();
        selections.values().stream()
                .flatMap(items -> Stream.ofNullable(items.matching()))
                .forEach(filter -> {
                    variants.addAll(Objects.requireNonNullElse(filter.variants(), List.of()));
                    products.addAll(Objects.requireNonNullElse(filter.products(), List.of()));
                });
        if (variants.isEmpty() && products.isEmpty()) {
            return;
        }
        var known = new HashMap<VariantId, ProductId>();
        if (!variants.isEmpty()) {
            known.putAll(catalog.products(variants));
        }
        if (!products.isEmpty()) {
            known.putAll(catalog.variants(products));
        }
        var facts = known.isEmpty() ? Map.<VariantId, ProductFacts>of() : catalog.of(known.keySet());
        selections.forEach((pointer, items) -> {
            var named = known.entrySet().stream()
                    .filter(each -> isNamed(items, each.getKey(), each.getValue()))
                    .toList();
            if (!named.isEmpty()
                    && named.stream()
                            .noneMatch(each -> ItemMatch.contains(
                                    items,
                                    each.getKey(),
                                    each.getValue(),
                                    facts.getOrDefault(each.getKey(), ProductFacts.NONE)))) {
                errors.add(FieldProblem.ofPointer(
                        pointer,
                        "selects-nothing",
                        "The selection contains none of the products and variants that it names: every list of "
                                + "`matching` has to match, and `except` must not. Correct one of the lists."));
            }
        });
    }

    private static boolean isNamed(Items items, VariantId variant, ProductId product) {
        var filter = items.matching();
        return filter != null
                && (filter.variants() != null && filter.variants().contains(variant)
                        || filter.products() != null && filter.products().contains(product));
    }

    private void gifts(PromotionId id, Terms terms, List<FieldProblem> errors) {
        var mine = GiftCycles.gifts(terms);
        if (mine.isEmpty()) {
            return;
        }
        var others = promotions.withGifts(id).stream().map(StoredTerms::terms).toList();
        var all = new LinkedHashSet<>(mine);
        others.forEach(other -> all.addAll(GiftCycles.gifts(other)));
        if (new GiftCycles(catalog.products(all), others).contains(terms)) {
            errors.add(FieldProblem.ofPointer(
                    "/actions",
                    "gift-cycle",
                    "The gift meets the conditions of this promotion, directly or through the gifts of others. Choose "
                            + "another gift."));
        }
    }

    /// The objects that the terms name, by JSON pointer.
    private static final class Named {

        private final Map<String, TypedId> ids = new LinkedHashMap<>();
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final Map<String, String> channels = new LinkedHashMap<>();
        private final Map<String, CustomerGroupId> groups = new LinkedHashMap<>();
        private final Map<String, Items> selections = new LinkedHashMap<>();

        void condition(Condition condition, String pointer) {
            switch (condition) {
                case Condition.All(var inner) -> conditions(inner, pointer);
                case Condition.Any(var inner) -> conditions(inner, pointer);
                case Condition.Not(var inner) -> condition(inner, pointer + "/condition");
                case Condition.Subtotal subtotal -> items(subtotal.items(), pointer + "/items");
                case Condition.Quantity quantity -> items(quantity.items(), pointer + "/items");
                case Condition.InChannel(var codes) -> each(codes, pointer + "/channels", channels);
                case Condition.InGroup(var ids) -> each(ids, pointer + "/groups", groups);
                default -> {}
            }
        }

        private void conditions(List<Condition> conditions, String pointer) {
            for (int index = 0; index < conditions.size(); index++) {
                condition(conditions.get(index), pointer + "/conditions/" + index);
            }
        }

        void action(Action action, String pointer) {
            switch (action) {
                case Action.Lines lines -> items(lines.items(), pointer + "/items");
                case Action.Order order -> items(order.items(), pointer + "/items");
                case Action.Tiers tiers -> items(tiers.items(), pointer + "/items");
                case Action.BuyGet buyGet -> {
                    items(buyGet.buy(), pointer + "/buy");
                    items(buyGet.get(), pointer + "/get");
                }
                case Action.Gift gift -> ids.put(pointer + "/variantId", gift.variantId());
                case Action.Shipping _, Action.FreeShipping _ -> {}
            }
        }

        private void items(@Nullable Items items, String pointer) {
            if (items != null) {
                selections.put(pointer, items);
                filter(items.matching(), pointer + "/matching");
                filter(items.except(), pointer + "/except");
            }
        }

        private void filter(@Nullable ItemFilter filter, String pointer) {
            if (filter == null) {
                return;
            }
            each(filter.products(), pointer + "/products", ids);
            each(filter.variants(), pointer + "/variants", ids);
            each(filter.categories(), pointer + "/categories", ids);
            each(filter.collections(), pointer + "/collections", ids);
            each(filter.brands(), pointer + "/brands", ids);
            if (filter.attributes() != null) {
                for (int index = 0; index < filter.attributes().size(); index++) {
                    attributes.put(
                            pointer + "/attributes/" + index + "/code",
                            filter.attributes().get(index).code());
                }
            }
        }

        private static <T> void each(@Nullable List<? extends T> values, String pointer, Map<String, T> found) {
            for (int index = 0; values != null && index < values.size(); index++) {
                found.put(pointer + "/" + index, values.get(index));
            }
        }
    }
}
