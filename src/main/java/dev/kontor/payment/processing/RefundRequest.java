package dev.kontor.payment.processing;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A requested refund.
///
/// @param amount null for the sum of the items, or without items for everything left
/// @param purposeId id of the refund of a return; null for other purposes
/// @param keepUnits whether the refunded units stay in the order
/// @param paidByStaff whether staff pay the buyer themselves
/// @param name makes retries by Kontor itself idempotent
/// @param key idempotency key of the API request, if there is one
record RefundRequest(
        @Nullable Money amount,
        List<RefundPayment.Item> items,
        String reason,
        Purpose purpose,
        @Nullable String purposeId,
        boolean keepUnits,
        boolean paidByStaff,
        @Nullable String name,
        @Nullable IdempotencyKey key) {

    static RefundRequest ofCanceled(List<ItemToRefund> items, String reason, String name) {
        return new RefundRequest(
                null, requestedItems(items), reason, Purpose.CANCELED_UNITS, null, false, false, name, null);
    }

    /// @param id of the refund of the return
    static RefundRequest ofReturned(List<ItemToRefund> items, String id, String reason, String name) {
        return new RefundRequest(null, requestedItems(items), reason, Purpose.RETURN, id, true, false, name, null);
    }

    /// @param id of the refund of the return
    static RefundRequest ofReturnedByStaff(List<ItemToRefund> items, String id, String reason) {
        return new RefundRequest(null, requestedItems(items), reason, Purpose.RETURN, id, true, true, null, null);
    }

    /// Creates the part of the request for one of several payments.
    RefundRequest part(@Nullable Money most, List<RefundPayment.Item> some) {
        return new RefundRequest(most, some, reason, purpose, purposeId, keepUnits, paidByStaff, name, null);
    }

    static List<RefundPayment.Item> requestedItems(List<ItemToRefund> items) {
        return items.stream()
                .map(item -> new RefundPayment.Item(item.id(), item.quantity(), item.amount()))
                .toList();
    }

    /// Creates a request to refund everything left, once for the name.
    static RefundRequest ofRest(String reason, String name) {
        return new RefundRequest(null, List.of(), reason, Purpose.UNDO, null, false, false, name, null);
    }

    @Nullable
    String uniqueKey() {
        return key == null ? name : OperationRepository.hash(key);
    }
}
