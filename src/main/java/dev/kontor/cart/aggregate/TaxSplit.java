package dev.kontor.cart.aggregate;

import dev.kontor.catalog.BundlePart;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Price;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Taxable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides the price of an item between tax categories. Only a bundle whose parts are taxed differently
/// has several: each category then gets the share that its parts have in the sum of the parts' separate
/// prices.
///
/// @param weights sum of the separate prices of the parts of each category, in minor units
/// @param known whether all parts have a price; if not, the category with the highest rate taxes everything
public record TaxSplit(List<Weight> weights, boolean known) {

    public record Weight(String category, long minor) {}

    public TaxSplit {
        weights = List.copyOf(weights);
    }

    public static TaxSplit of(String category) {
        return new TaxSplit(List.of(new Weight(category, 1)), true);
    }

    /// @param prices of the parts when sold separately
    public static TaxSplit of(SellableVariant variant, Map<VariantId, Price> prices) {
        if (variant.parts().isEmpty()) {
            return of(variant.taxCategory());
        }
        var weights = new LinkedHashMap<String, Long>();
        boolean known = true;
        for (var part : variant.parts()) {
            var price = prices.get(part.variantId());
            long minor =
                    price == null ? 0 : price.amount().times(part.quantity()).minor();
            known &= price != null;
            weights.merge(part.taxCategory(), minor, Math::addExact);
        }
        return weights.size() == 1
                ? of(variant.parts().getFirst().taxCategory())
                : new TaxSplit(
                        weights.entrySet().stream()
                                .map(weight -> new Weight(weight.getKey(), weight.getValue()))
                                .toList(),
                        known);
    }

    /// Whether the parts of a variant have more than one tax category.
    public static boolean isMixed(SellableVariant variant) {
        return variant.parts().stream().map(BundlePart::taxCategory).distinct().count() > 1;
    }

    public boolean isMixed() {
        return weights.size() > 1;
    }

    /// Divides the amount of a whole line between the tax categories. The parts sum to the amount. A free part has
    /// no share unless everything is free.
    public List<Taxable> divide(Money amount, TaxRules rules) {
        if (!isMixed() || !known) {
            return List.of(new Taxable(amount, known ? weights.getFirst().category() : highestTaxed(rules)));
        }
        var paid = weights.stream().anyMatch(weight -> weight.minor() > 0)
                ? weights.stream().filter(weight -> weight.minor() > 0).toList()
                : weights;
        var amounts = amount.allocate(paid.stream().map(Weight::minor).toList());
        var parts = new ArrayList<Taxable>();
        for (int index = 0; index < paid.size(); index++) {
            parts.add(new Taxable(amounts.get(index), paid.get(index).category()));
        }
        return List.copyOf(parts);
    }

    private String highestTaxed(TaxRules rules) {
        return weights.stream()
                .map(Weight::category)
                .max(Comparator.comparing(rules::rateOf).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}
