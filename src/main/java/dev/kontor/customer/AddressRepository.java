package dev.kontor.customer;

import dev.kontor.shared.persistence.Aggregates;

/// Writes the address books.
interface AddressRepository extends Aggregates<SavedAddress, AddressId> {}
