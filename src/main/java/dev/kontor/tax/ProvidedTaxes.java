package dev.kontor.tax;

import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxQuote.Tax;
import dev.kontor.tax.TaxRules.Levied;
import dev.kontor.tax.TaxRules.Levy;
import dev.kontor.tax.TaxRules.Taxable;
import dev.kontor.tax.TaxRules.Taxed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The taxes that a tax service determined for a shipment, in addition to the shop's rules.
///
/// @param lines the amounts of the shipment in their order; empty unless the source is `PROVIDER`
public record ProvidedTaxes(TaxSource source, List<Line> lines) {

    private static final Levy NONE = new Levy("", null, BigDecimal.ZERO, false, BigDecimal.ZERO);

    /// @param category code of the tax category
    /// @param amountMinor the taxed amount
    /// @param taxes empty if nothing is levied
    public record Line(String category, long amountMinor, List<Tax> taxes) {}

    public ProvidedTaxes {
        lines = List.copyOf(lines);
    }

    /// Whether these are taxes of exactly these amounts.
    boolean isOf(List<Taxable> amounts) {
        if (source != TaxSource.PROVIDER || lines.size() != amounts.size()) {
            return false;
        }
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var amount = amounts.get(index);
            if (line.amountMinor() != amount.amount().minor()
                    || !line.category().equals(amount.category())) {
                return false;
            }
        }
        return true;
    }

    List<Taxed> tax(List<Taxable> amounts, boolean pricesIncludeTax) {
        var taxed = new ArrayList<Taxed>();
        for (int index = 0; index < lines.size(); index++) {
            taxed.add(tax(amounts.get(index).amount(), lines.get(index).taxes(), pricesIncludeTax));
        }
        return List.copyOf(taxed);
    }

    private static Taxed tax(Money amount, List<Tax> taxes, boolean pricesIncludeTax) {
        var currency = amount.currency();
        var levied = taxes.isEmpty()
                ? List.of(new Levied(NONE, Money.zero(currency)))
                : taxes.stream()
                        .map(tax -> new Levied(levy(tax), new Money(tax.minor(), currency)))
                        .toList();
        var tax = Money.sum(currency, levied.stream().map(Levied::tax).toList());
        var net = pricesIncludeTax ? amount.minus(tax) : amount;
        var name = taxes.stream().map(Tax::name).distinct().collect(Collectors.joining(" + "));
        var rate = taxes.stream().map(Tax::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Taxed(net, tax, net.plus(tax), name, rate, levied);
    }

    private static Levy levy(Tax tax) {
        return new Levy(tax.name(), tax.jurisdiction(), tax.rate(), false, tax.rate());
    }
}
