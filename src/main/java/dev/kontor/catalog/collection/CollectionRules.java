package dev.kontor.catalog.collection;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What products of a collection have in common.
///
/// @param match whether all rules have to fit, or one
record CollectionRules(
        @NotNull Match match,

        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid CollectionRule> rules) {

    /// How many rules have to fit.
    enum Match {
        ALL,
        ANY
    }

    /// Refuses rules that say too little or too much.
    ///
    /// @param currencies the shop sells in
    void require(Set<String> currencies) {
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            var problem = problem(rule, currencies);
            if (problem != null) {
                throw new RejectedException(
                        ProblemCode.REJECTED,
                        problem,
                        Map.of(),
                        List.of(FieldProblem.ofPointer("/rules/rules/" + index, "rejected", problem)));
            }
        }
    }

    private static @Nullable String problem(CollectionRule rule, Set<String> currencies) {
        boolean valued = rule.values() != null;
        return switch (rule.field()) {
            case TAG -> valued && !rule.hasRange() ? null : "A rule about tags lists them in `values`.";
            case BRAND -> ids(rule, BrandId.class);
            case CATEGORY -> ids(rule, CategoryId.class);
            case ATTRIBUTE ->
                rule.attribute() != null && valued != rule.hasRange()
                        ? null
                        : "A rule about an attribute names it, and either `values` or `gte` and `lte`.";
            case PRICE ->
                rule.hasRange() && !valued && rule.currency() != null && currencies.contains(rule.currency())
                        ? null
                        : "A rule about the price names a currency of the shop, and `gte` or `lte`.";
            case STOCK -> !valued && !rule.hasRange() ? null : "A rule about stock has no values.";
            case PUBLISHED -> rule.days() != null && !valued ? null : "A rule about the date names `days`.";
        };
    }

    private static @Nullable String ids(CollectionRule rule, Class<? extends TypedId> type) {
        var wanted = "A rule about a brand or category lists its ids in `values`.";
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
