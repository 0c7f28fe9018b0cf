package dev.kontor.tax;

import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxRules.Levied;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.TaxRules.Taxed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Tax rules and taxed amounts for tests.
public final class TaxFixtures {

    private TaxFixtures() {}

    /// The rules of a zone with the default settings.
    public static TaxRules rules(String zone, boolean pricesIncludeTax, Map<String, Rate> rates) {
        return new TaxRules(zone, pricesIncludeTax, rates, TaxRules.Coverage.ZONE, TaxSettings.DEFAULT);
    }

    /// An amount with a single tax of the whole zone.
    public static Taxed taxed(Money net, Money tax, Money gross, String name, BigDecimal rate) {
        var levy = new Levy(name, null, rate, false, rate);
        return new Taxed(net, tax, gross, name, rate, List.of(new Levied(levy, tax)));
    }
}
