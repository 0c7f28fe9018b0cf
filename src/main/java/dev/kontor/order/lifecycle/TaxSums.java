package dev.kontor.order.lifecycle;

import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums taxes by name, jurisdiction and rate.
public final class TaxSums {

    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    private record Key(String name, @Nullable String jurisdiction, BigDecimal rate) {}

    private record Sum(long netMinor, long taxMinor) {

        private Sum plus(Sum other) {
            return new Sum(netMinor + other.netMinor, taxMinor + other.taxMinor);
        }
    }

    /// Makes what is shown of a tax.
    public interface Shown<T> {

        T of(String name, @Nullable String jurisdiction, BigDecimal rate, Money net, Money tax);
    }

    public void add(LineTax.Levy levy, long netMinor, long taxMinor) {
        var key = new Key(levy.name(), levy.jurisdiction(), levy.rate().stripTrailingZeros());
        sums.merge(key, new Sum(netMinor, taxMinor), Sum::plus);
    }

    public void add(LineTax share) {
        share.levied().forEach(levy -> add(levy, share.netMinor(), levy.taxMinor()));
    }

    public void subtract(LineTax share) {
        share.levied().forEach(levy -> add(levy, -share.netMinor(), -levy.taxMinor()));
    }

    /// The sums in the order in which their taxes were added first.
    public <T> List<T> list(Currency currency, Shown<T> shown) {
        return sums.entrySet().stream()
                .map(entry -> shown.of(
                        entry.getKey().name(),
                        entry.getKey().jurisdiction(),
                        entry.getKey().rate(),
                        new Money(entry.getValue().netMinor(), currency),
                        new Money(entry.getValue().taxMinor(), currency)))
                .toList();
    }
}
