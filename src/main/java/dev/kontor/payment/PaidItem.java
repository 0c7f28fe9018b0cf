package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A single item of a payment.
///
/// @param quantity units of the item
/// @param paid for all units together, with tax and after discounts
/// @param shares parts of what was paid that are taxed differently; together they are `paid`
public record PaidItem(int quantity, Money paid, List<Share> shares) {

    /// A part of what was paid with the taxes that are levied on it.
    ///
    /// @param net without taxes
    public record Share(Money net, List<Levy> levies) {}

    /// The treatment of what no tax applies to when it is sold, such as gift cards.
    public static final String OUTSIDE_SCOPE = "OUTSIDE_SCOPE";

    /// A tax.
    ///
    /// @param jurisdiction that levies it; null for the tax of a whole zone
    /// @param treatment why tax was charged or not, or `OUTSIDE_SCOPE`; null if it is not known
    public record Levy(
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            @Nullable String treatment,
            Money tax) {}
}
