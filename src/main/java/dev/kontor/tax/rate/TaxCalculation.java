package dev.kontor.tax.rate;

import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        TaxSettings.Rounding rounding,
        TaxSettings.Mode roundingMode,
        TaxSettings.Target roundingTarget,
        List<Item> items) {

    /// @param name of the taxes; empty if none applies
    /// @param rate of all taxes together: `0.19` is nineteen percent
    /// @param levies the single taxes, which sum to `tax`
    @Schema(name = "TaxCalculationItem")
    record Item(
            @Schema(example = "standard") String category,
            @Schema(example = "VAT") String name,
            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax,
            Money gross,
            List<Levied> levies) {}

    /// A tax of a jurisdiction.
    ///
    /// @param jurisdiction absent for the tax of the whole zone
    /// @param rate `0.01` is one percent
    /// @param compound whether it is levied on the price plus the taxes before it
    @Schema(name = "TaxCalculationLevy")
    record Levied(
            @Schema(example = "Sales tax") String name,

            @Nullable @Schema(example = "Los Angeles County")
            String jurisdiction,

            @Schema(example = "0.01") BigDecimal rate,
            @Schema(example = "false") boolean compound,
            Money tax) {

        private static Levied of(TaxRules.Levied levied) {
            var levy = levied.levy();
            return new Levied(levy.name(), levy.jurisdiction(), levy.rate(), levy.compound(), levied.tax());
        }
    }

    static TaxCalculation of(TaxRules rules, List<CalculateTax.Item> lines) {
        var taxes = rules.tax(lines.stream()
                .map(line -> new TaxRules.Taxable(line.amount(), line.category()))
                .toList());
        return new TaxCalculation(
                rules.zone(),
                rules.pricesIncludeTax(),
                lines.stream().allMatch(line -> rules.covers(line.category())),
                rules.coverage(),
                rules.settings().rounding(),
                rules.settings().roundingMode(),
                rules.settings().roundingTarget(),
                IntStream.range(0, lines.size())
                        .mapToObj(index -> item(lines.get(index).category(), taxes.get(index)))
                        .toList());
    }

    private static Item item(String category, TaxRules.Taxed taxed) {
        return new Item(
                category,
                taxed.name(),
                taxed.rate(),
                taxed.net(),
                taxed.tax(),
                taxed.gross(),
                taxed.levied().stream()
                        .filter(levied -> !levied.levy().name().isEmpty())
                        .map(Levied::of)
                        .toList());
    }
}
