package dev.kontor.order.payment;

import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A line or shipping charge of an order with its taxes.
///
/// @param owed canceled units that were paid
/// @param canceledGrossMinor the price of the canceled units
/// @param owedGrossMinor paid part of it that is owed to the buyer or was refunded
/// @param taxShares null for a single tax of the whole zone
record OrderedItem(
        Kind kind,
        UUID id,
        int quantity,
        int canceled,
        int owed,
        long netMinor,
        long taxMinor,
        long canceledGrossMinor,
        long owedGrossMinor,
        String taxName,
        BigDecimal taxRate,
        @Nullable List<LineTax> taxShares,
        @Nullable String treatment,
        String currency) {

    /// The kind of an item.
    enum Kind {
        LINE,
        /// The shipping of a group.
        GROUP,
        /// The shipping of an order that is not split.
        ORDER
    }

    /// Returns the item without what was canceled before it was paid.
    PaidItem paid() {
        long paid = netMinor + taxMinor - unpaidMinor();
        var shares = taxShares();
        if (shares == null) {
            shares = List.of(new LineTax("", taxName, taxRate, 0, netMinor, taxMinor, null));
        }
        var levies = shares.stream()
                .map(share -> share.levied().stream().map(this::levy).toList())
                .toList();
        long tax = levies.stream()
                .flatMap(List::stream)
                .mapToLong(levy -> levy.tax().minor())
                .sum();
        var nets = money(paid - tax)
                .allocate(shares.stream().map(LineTax::netMinor).toList());
        var parts = IntStream.range(0, shares.size())
                .mapToObj(index -> new PaidItem.Share(nets.get(index), levies.get(index)))
                .toList();
        return new PaidItem(quantity - canceled + owed, money(paid), parts);
    }

    private PaidItem.Levy levy(LineTax.Levy levy) {
        return new PaidItem.Levy(
                levy.name(),
                levy.jurisdiction(),
                levy.rate().stripTrailingZeros(),
                treatment,
                money(levy.taxMinor() - unpaidTax(levy.taxMinor())));
    }

    /// The part of a tax for units that were canceled before they were paid.
    private long unpaidTax(long tax) {
        long unpaid = unpaidMinor();
        if (unpaid == 0) {
            return 0;
        }
        return BigDecimal.valueOf(LineTax.part(tax, canceled, quantity))
                .multiply(BigDecimal.valueOf(unpaid))
                .divide(BigDecimal.valueOf(canceledGrossMinor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private long unpaidMinor() {
        return canceledGrossMinor - owedGrossMinor;
    }

    private Money money(long minor) {
        return Money.of(minor, currency);
    }
}
