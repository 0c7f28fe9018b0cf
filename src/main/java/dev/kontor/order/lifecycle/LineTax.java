package dev.kontor.order.lifecycle;

import dev.kontor.order.NewOrder;
import java.math.BigDecimal;

/// A share of a line with several tax categories as stored.
///
/// @param amountMinor the base of the tax
public record LineTax(String category, String name, BigDecimal rate, long amountMinor, long netMinor, long taxMinor) {

    public static LineTax of(NewOrder.TaxShare share) {
        return new LineTax(
                share.category(),
                share.name(),
                share.rate(),
                share.amount().minor(),
                share.net().minor(),
                share.tax().minor());
    }
}
