package dev.kontor.catalog.collection;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.RejectedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules that select the products of a collection.
///
/// @param match whether all rules have to match, or any of them
record CollectionRules(
        @NotNull Match match,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid CollectionRule> rules) {

    /// Whether all rules must match, or any of them.
    enum Match {
        ALL,
        ANY
    }

    /// Rejects rules with missing or superfluous values.
    ///
    /// @param currencies currencies of the shop
    void require(Set<String> currencies) {
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            var problem = problem(rule, currencies);
            if (problem != null) {
                throw RejectedException.at("/rules/rules/" + index, "rejected", problem);
            }
        }
    }

    private static @Nullable String problem(CollectionRule rule, Set<String> currencies) {
        boolean valued = rule.values() != null;
        return switch (rule.field()) {
            case TAG -> valued && !rule.hasRange() ? null : "A `TAG` rule needs `values`, without a range.";
            case BRAND -> ids(rule, BrandId.class);
            case CATEGORY -> ids(rule, CategoryId.class);
            case ATTRIBUTE ->
                rule.attribute() != null && valued != rule.hasRange()
                        ? null
                        : "An `ATTRIBUTE` rule needs `attribute` and either `values` or a range (`gte`, `lte`).";
            case PRICE ->
                rule.hasRange() && !valued && rule.currency() != null && currencies.contains(rule.currency())
                        ? null
                        : "A `PRICE` rule needs a `currency` of the shop and a range (`gte`, `lte`).";
            case STOCK -> !valued && !rule.hasRange() ? null : "A `STOCK` rule takes neither `values` nor a range.";
            case PUBLISHED ->
                rule.days() != null && !valued ? null : "A `PUBLISHED` rule needs `days`, without `values`.";
        };
    }

    private static @Nullable String ids(CollectionRule rule, Class<? extends TypedId> type) {
        var wanted = "A `BRAND` or `CATEGORY` rule needs ids in `values`, without a range.";
        if (rule.values() == null || rule.hasRange()) {
            return wanted;
        }
        try {
            rule.values().forEach(id -> TypeIds.parse(type, id));
            return null;
        } catch (InvalidIdException _) {
            return wanted;
        }
    }
}
