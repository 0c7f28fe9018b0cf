package dev.kontor.customer;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an address in a customer's address book.
public record AddressId(UUID value) implements TypedId {

    public static AddressId next() {
        return new AddressId(TypeIds.next());
    }
}
