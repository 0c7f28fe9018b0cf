package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rest of a purchase and its items after completed and pending refunds, read at one time. Items have the ids
/// of [PaidItems]; an item that the purchase does not contain has neither money nor units.
public interface RefundableItems {

    /// Returns what can be refunded of the whole purchase.
    Money left();

    /// Returns what was paid for the item.
    Money paid(String item);

    /// Returns what is left of the item.
    Money left(String item);

    /// Returns the units of the item that were not refunded.
    int units(String item);

    /// Returns the price of units after those that were refunded before: at most what is left of the item.
    Money price(String item, int units);

    /// Returns the price of all refunded units and of the next ones, less what was refunded of the item:
    /// at most what is left of it.
    Money rest(String item, int units);

    /// Returns what the refunds of one refund of a return took of each item, without those that failed.
    ///
    /// @param transferred whether value that was not paid out counts
    List<ItemToRefund> taken(String returnRefund, boolean transferred);

    /// Divides a refund of items between its taxes, as if it was made now.
    ///
    /// @return the taxes by name, jurisdiction, rate and treatment; null if they are not known
    @Nullable
    List<RefundedTax> taxes(List<ItemToRefund> items);
}
