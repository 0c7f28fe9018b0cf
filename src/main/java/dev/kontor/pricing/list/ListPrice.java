package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The price of one variant in a price list.
///
/// @param amount price of one unit, up to the first tier
/// @param compareAtPrice previous price; if absent, a sale shows the base price if it is higher
/// @param tiers lower prices from a quantity on, ascending; without them, any quantity has the same price
public record ListPrice(
        @NotNull VariantId variantId,
        @NotNull Money amount,
        @Nullable Money compareAtPrice,
        @Nullable @Size(max = PriceTier.MAX) List<@NotNull @Valid PriceTier> tiers) {

    List<PriceTier> givenTiers() {
        return tiers == null ? List.of() : tiers;
    }

    /// Adds a problem for too many tiers and for each that has too many units, is not above the one before in
    /// quantity, or not below it in price.
    void checkTiers(String pointer, List<FieldProblem> errors) {
        if (givenTiers().size() > PriceTier.MAX) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/tiers", "too-many", "Must have at most %d tiers.".formatted(PriceTier.MAX)));
        }
        int quantity = 1;
        var price = amount;
        for (int index = 0; index < givenTiers().size(); index++) {
            var tier = givenTiers().get(index);
            var at = pointer + "/tiers/" + index;
            if (tier.minQuantity() <= quantity) {
                errors.add(FieldProblem.ofPointer(
                        at + "/minQuantity", "not-ascending", "Must be greater than in the tier before."));
            }
            if (tier.minQuantity() > PriceTier.MAX_UNITS) {
                errors.add(FieldProblem.ofPointer(
                        at + "/minQuantity", "out-of-range", "Must be at most %d.".formatted(PriceTier.MAX_UNITS)));
            }
            if (!tier.amount().currency().equals(amount.currency())) {
                errors.add(FieldProblem.ofPointer(
                        at + "/amount/currency", "other-currency", "Must have the same currency as `amount`."));
            } else if (tier.amount().isNegative() || tier.amount().minor() >= price.minor()) {
                errors.add(FieldProblem.ofPointer(
                        at + "/amount/amount",
                        "out-of-range",
                        "Must be lower than in the tier before: more units never cost more each."));
            } else {
                price = tier.amount();
            }
            quantity = Math.max(quantity, tier.minQuantity());
        }
    }
}
