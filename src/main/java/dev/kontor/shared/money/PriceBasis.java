package dev.kontor.shared.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Whether a price includes tax.
public enum PriceBasis {
    /// The price excludes tax: the shop earns the same everywhere.
    NET,
    /// The price includes tax: buyers pay the same everywhere.
    GROSS;

    /// Converts an amount of this basis, rounded half up to a minor unit.
    ///
    /// @param rate of the tax: `0.19` is nineteen percent
    public Money convert(Money amount, PriceBasis to, BigDecimal rate) {
        if (this == to) {
            return amount;
        }
        var minor = BigDecimal.valueOf(amount.minor());
        var factor = BigDecimal.ONE.add(rate);
        var converted = this == NET
                ? minor.multiply(factor).setScale(0, RoundingMode.HALF_UP)
                : minor.divide(factor, 0, RoundingMode.HALF_UP);
        return new Money(converted.longValueExact(), amount.currency());
    }
}
