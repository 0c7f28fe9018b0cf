package dev.kontor.shipping;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a carrier's label. Its value is the idempotency key at the carrier.
public record CarrierLabelId(UUID value) implements TypedId {

    public static CarrierLabelId next() {
        return new CarrierLabelId(TypeIds.next());
    }
}
