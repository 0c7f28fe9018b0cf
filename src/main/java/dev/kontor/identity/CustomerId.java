package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a customer account.
public record CustomerId(UUID value) implements TypedId {

    public static CustomerId next() {
        return new CustomerId(TypeIds.next());
    }
}
