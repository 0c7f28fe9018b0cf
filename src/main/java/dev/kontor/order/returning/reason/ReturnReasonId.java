package dev.kontor.order.returning.reason;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a reason for returns.
record ReturnReasonId(UUID value) implements TypedId {

    static ReturnReasonId next() {
        return new ReturnReasonId(TypeIds.next());
    }
}
