package dev.kontor.payment.processing;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A requested refund.
///
/// @param amount null for the sum of the items, or without items for everything left
/// @param keepUnits whether the refunded units stay in the order
/// @param name makes retries by Kontor itself idempotent
/// @param key idempotency key of the API request, if there is one
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

    static RefundRequest of(List<ItemToRefund> items, String reason, boolean keepUnits, String name) {
        var wishes = items.stream()
                .map(item -> new RefundPayment.Item(item.id(), item.quantity(), item.amount()))
                .toList();
        return new RefundRequest(null, wishes, reason, keepUnits, name, null);
    }

    /// Creates a request to refund everything left, once for the name.
    static RefundRequest ofRest(String reason, String name) {
        return new RefundRequest(null, List.of(), reason, false, name, null);
    }

    @Nullable
    String uniqueKey() {
        return key == null ? name : OperationRepository.hash(key);
    }
}
