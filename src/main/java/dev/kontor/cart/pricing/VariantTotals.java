package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.cart.pricing.CartCalculation.PricedLine;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceTotals;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Explanation;
import dev.kontor.tax.TaxBuyer;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.Taxes;
import dev.kontor.tax.VatNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Calculates units of a single variant as a cart would.
@Component
class VariantTotals implements PriceTotals {

    private final Catalog catalog;
    private final Taxes taxes;

    VariantTotals(Catalog catalog, Taxes taxes) {
        this.catalog = catalog;
        this.taxes = taxes;
    }

    @Override
    public Optional<Explanation> explain(
            VariantId variant,
            int quantity,
            Map<VariantId, Price> prices,
            PriceBuyer buyer,
            Destination destination,
            @Nullable String vatNumber,
            String channel) {
        var taxBuyer = new TaxBuyer(
                buyer.customer(),
                buyer.groups(),
                vatNumber == null ? null : VatNumber.entered(vatNumber).text(),
                destination.country());
        var price = prices.get(variant);
        var sold = catalog.sellable(List.of(variant), Locale.ENGLISH).get(variant);
        if (price == null || sold == null) {
            return Optional.empty();
        }
        var rules = taxes.rulesFor(List.of(destination), taxBuyer, channel).getOrDefault(destination, TaxRules.NONE);
        var split = TaxSplit.of(sold, prices);
        var unitPrice = PriceConversion.shown(price.amount(), price.basis(), split, rules);
        var calculation = CartCalculation.of(
                unitPrice.currency(), List.of(new PricedLine(unitPrice, quantity, split)), Optional.empty(), rules);
        return Optional.of(new Explanation(
                calculation.totals().total(),
                rules.pricesIncludeTax(),
                CartExplanation.zone(rules),
                null,
                CartExplanation.goods(
                                variant.text(),
                                sold.sku(),
                                price,
                                unitPrice,
                                quantity,
                                calculation.lines().getFirst(),
                                rules)
                        .toList()));
    }
}
