package dev.kontor.payment;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a payment.
public record PaymentId(UUID value) implements TypedId {

    public static PaymentId next() {
        return new PaymentId(TypeIds.next());
    }
}
