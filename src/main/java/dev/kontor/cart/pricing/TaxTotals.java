package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.tax.TaxRules.Taxed;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sums taxes by name, jurisdiction and rate.
public final class TaxTotals {

    private TaxTotals() {}

    private record Key(String name, @Nullable String jurisdiction, BigDecimal rate) {}

    /// The sum of each tax, without rates of 0.
    public static List<TaxTotal> of(Collection<Taxed> taxed) {
        return sum(taxed.stream()
                .flatMap(amount -> amount.levied().stream()
                        .filter(levied -> levied.levy().rate().signum() != 0)
                        .map(levied -> new TaxTotal(
                                levied.levy().name(),
                                levied.levy().jurisdiction(),
                                levied.levy().rate().stripTrailingZeros(),
                                amount.net(),
                                levied.tax()))));
    }

    static List<TaxTotal> sum(Stream<TaxTotal> totals) {
        var sums = new LinkedHashMap<Key, TaxTotal>();
        totals.forEach(
                total -> sums.merge(new Key(total.name(), total.jurisdiction(), total.rate()), total, TaxTotals::plus));
        return List.copyOf(sums.values());
    }

    private static TaxTotal plus(TaxTotal one, TaxTotal other) {
        return new TaxTotal(
                one.name(),
                one.jurisdiction(),
                one.rate(),
                one.net().plus(other.net()),
                one.tax().plus(other.tax()));
    }
}
