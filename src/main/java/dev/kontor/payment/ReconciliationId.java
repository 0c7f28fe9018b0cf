package dev.kontor.payment;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a reconciliation.
public record ReconciliationId(UUID value) implements TypedId {

    public static ReconciliationId next() {
        return new ReconciliationId(TypeIds.next());
    }
}
