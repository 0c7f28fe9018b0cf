package dev.kontor.payment;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a refund.
public record RefundId(UUID value) implements TypedId {

    public static RefundId next() {
        return new RefundId(TypeIds.next());
    }
}
