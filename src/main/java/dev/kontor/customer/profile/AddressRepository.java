package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.persistence.Aggregates;
import java.util.List;

/// Writes the address books.
interface AddressRepository extends Aggregates<SavedAddress, AddressId> {

    List<SavedAddress> findByCustomerIdOrderByCreatedAtAscIdAsc(CustomerId customerId);
}
