package dev.kontor.payment.processing;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants to give back.
///
/// @param amount null for what the items come to, or without items for all that is left
/// @param keepUnits whether the units stay in the order, although their money goes back
/// @param name makes it one refund however often the shop itself asks for it
/// @param key of the request, if a person asks
record RefundRequest(
        @Nullable Money amount,
        List<RefundPayment.Item> items,
        String reason,
        boolean keepUnits,
        @Nullable String name,
        @Nullable IdempotencyKey key) {

    static RefundRequest of(Money amount, String reason) {
        return of(amount, reason, null);
    }

    static RefundRequest of(Money amount, String reason, @Nullable String name) {
        return new RefundRequest(amount, List.of(), reason, false, name, null);
    }

    static RefundRequest of(List<ItemToRefund> items, String reason, String name) {
        var wishes = items.stream()
                .map(item -> new RefundPayment.Item(item.id(), item.quantity(), item.amount()))
                .toList();
        return new RefundRequest(null, wishes, reason, false, name, null);
    }

    /// All that is left, once for that name.
    static RefundRequest ofRest(String reason, String name) {
        return new RefundRequest(null, List.of(), reason, false, name, null);
    }

    @Nullable
    String uniqueKey() {
        return key == null ? name : RequestKeys.hash(key);
    }
}
