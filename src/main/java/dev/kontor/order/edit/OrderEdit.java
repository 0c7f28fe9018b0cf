package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An edit as stored.
///
/// @param number counted for each order
/// @param actor who proposed it
/// @param preview as confirmed; of a proposed edit, as proposed
/// @param decidedBy who confirmed or canceled it
record OrderEdit(
        OrderEditId id,
        OrderId orderId,
        int number,
        EditStatus status,
        String reason,
        List<EditAction> actions,
        EditPlan plan,
        EditPreview preview,
        @Nullable String paymentMethod,
        String actor,
        Instant createdAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    void requireProposed() {
        if (status != EditStatus.PROPOSED) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The edit is %s: it can be neither confirmed nor canceled.".formatted(status),
                    Map.of("editStatus", status));
        }
    }

    OrderEdit confirm(EditPreview made, @Nullable String method, String by, Instant now) {
        return decided(EditStatus.CONFIRMED, made, method, by, now);
    }

    OrderEdit cancel(String by, Instant now) {
        return decided(EditStatus.CANCELED, preview, null, by, now);
    }

    private OrderEdit decided(EditStatus next, EditPreview made, @Nullable String method, String by, Instant now) {
        requireProposed();
        return new OrderEdit(id, orderId, number, next, reason, actions, plan, made, method, actor, createdAt, by, now);
    }
}
