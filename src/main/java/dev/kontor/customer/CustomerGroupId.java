package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a customer group.
public record CustomerGroupId(UUID value) implements TypedId {

    public static CustomerGroupId next() {
        return new CustomerGroupId(TypeIds.next());
    }
}
