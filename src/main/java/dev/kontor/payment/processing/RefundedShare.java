package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refund of one share of an item, as stored, in minor units of the refund's currency.
///
/// @param item id of the item
/// @param share position of the share in the item
/// @param netMinor without taxes
public record RefundedShare(String item, int share, long netMinor, List<Levied> taxes) {

    /// A refunded tax.
    public record Levied(
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            @Nullable String treatment,
            long taxMinor) {

        private RefundedTax of(long netMinor, Currency currency) {
            return new RefundedTax(
                    name,
                    jurisdiction,
                    rate.stripTrailingZeros(),
                    treatment,
                    new Money(netMinor, currency),
                    new Money(taxMinor, currency));
        }
    }

    private record Key(
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            @Nullable String treatment) {

        private static Key of(RefundedTax tax) {
            return new Key(tax.name(), tax.jurisdiction(), tax.rate(), tax.treatment());
        }
    }

    long taxMinor() {
        return taxes.stream().mapToLong(Levied::taxMinor).sum();
    }

    /// Sums the taxes by name, jurisdiction, rate and treatment.
    static List<RefundedTax> totals(List<RefundedShare> shares, Currency currency) {
        var sums = new LinkedHashMap<Key, RefundedTax>();
        shares.stream()
                .flatMap(share -> share.taxes().stream().map(tax -> tax.of(share.netMinor(), currency)))
                .forEach(tax -> sums.merge(Key.of(tax), tax, RefundedTax::plus));
        return List.copyOf(sums.values());
    }
}
