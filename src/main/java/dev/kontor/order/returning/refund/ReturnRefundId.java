package dev.kontor.order.returning.refund;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a refund of returned units.
public record ReturnRefundId(UUID value) implements TypedId {

    static ReturnRefundId next() {
        return new ReturnRefundId(TypeIds.next());
    }
}
