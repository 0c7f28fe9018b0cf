package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.shared.persistence.Aggregates;

/// Writes the address books.
interface AddressRepository extends Aggregates<SavedAddress, AddressId> {}
