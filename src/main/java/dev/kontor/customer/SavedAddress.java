package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.time.Instant;

/// An address in a customer's address book.
record SavedAddress(
        AddressId id, long version, CustomerId customer, Address address, Instant createdAt, Instant updatedAt) {

    static final int MOST = 20;

    static SavedAddress create(CustomerId customer, Address address, Instant now) {
        return new SavedAddress(AddressId.next(), 1, customer, address, now, now);
    }

    SavedAddress change(Address wanted, Instant now) {
        return new SavedAddress(id, version, customer, wanted, createdAt, now);
    }
}
