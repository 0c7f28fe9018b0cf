package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a note on a customer.
public record CustomerNoteId(UUID value) implements TypedId {

    public static CustomerNoteId next() {
        return new CustomerNoteId(TypeIds.next());
    }
}
