package dev.kontor.promotion;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Provides promotions to other modules.
public interface Promotions {

    /// Returns the promotions that apply. Runs no SQL statement if no promotion is active and no code was
    /// entered; otherwise at most three, regardless of the number of lines and promotions.
    PromotionResult evaluate(PromotionContext context);

    /// Counts the uses in the caller's transaction, in one statement. It locks the counters of limited
    /// promotions until the transaction ends.
    ///
    /// @param reference what the promotions are used for, such as an order
    /// @param total price that the buyer pays for it, in the currency of the uses
    /// @throws PromotionsUnavailable if one of them is no longer active, was changed, or has no use left
    void claim(UUID reference, PromotionBuyer buyer, Money total, List<PromotionUse> uses);

    /// Returns the uses of that reference, in the caller's transaction. Repeated calls change nothing.
    void release(UUID reference);

    /// Records what was refunded of the total of that reference, in the caller's transaction. Replaces what was
    /// recorded before. Uses stay.
    void refunded(UUID reference, Money refunded);

    /// Counts the uses of those references also for a customer who now owns what they were used for, in the
    /// caller's transaction. Limits may be exceeded: then the customer has no use left. Repeated calls change
    /// nothing. Runs one SQL statement, none without references.
    void assign(Collection<UUID> references, CustomerId customer);

    /// Reads the active promotions again, because this process may have missed a change.
    void refresh();
}
