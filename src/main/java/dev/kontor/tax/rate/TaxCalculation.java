package dev.kontor.tax.rate;

import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/// The tax of some amounts, with an explanation.
///
/// @param zone name of the zone that applies; `none` if no zone applies
/// @param taxKnown whether the zone has a rate for every line; if not, carts with these lines cannot be ordered
/// @param coverage whether a zone was found
record TaxCalculation(
        @Schema(example = "Germany") String zone,
        @Schema(example = "true") boolean pricesIncludeTax,
        @Schema(example = "true") boolean taxKnown,
        TaxRules.Coverage coverage,
        List<Item> items) {

    /// @param name of the rate; empty if none applies
    /// @param rate `0.19` is nineteen percent
    @Schema(name = "TaxCalculationItem")
    record Item(
            @Schema(example = "standard") String category,
            @Schema(example = "VAT") String name,
            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax,
            Money gross) {}

    static TaxCalculation of(TaxRules rules, List<CalculateTax.Item> lines) {
        return new TaxCalculation(
                rules.zone(),
                rules.pricesIncludeTax(),
                lines.stream().allMatch(line -> rules.covers(line.category())),
                rules.coverage(),
                lines.stream()
                        .map(line -> {
                            var taxed = rules.tax(line.amount(), line.category());
                            return new Item(
                                    line.category(),
                                    taxed.name(),
                                    taxed.rate(),
                                    taxed.net(),
                                    taxed.tax(),
                                    taxed.gross());
                        })
                        .toList());
    }
}
