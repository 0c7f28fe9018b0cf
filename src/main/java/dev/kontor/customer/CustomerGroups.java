package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Groups of customers, such as resellers, whose members get other prices and promotions.
public interface CustomerGroups {

    /// A group.
    ///
    /// @param code unique, chosen by staff
    record Group(CustomerGroupId id, String code, String name) {}

    /// The groups of each customer; customers without groups are absent. Runs one SQL statement, none without
    /// customers.
    Map<CustomerId, Set<CustomerGroupId>> of(Collection<CustomerId> customers);

    /// The existing groups among these. Runs one SQL statement, none without ids.
    Map<CustomerGroupId, Group> find(Collection<CustomerGroupId> ids);

    /// Locks the groups that exist against deletion until the transaction ends, for configuration that refers to
    /// them.
    Set<CustomerGroupId> lock(Collection<CustomerGroupId> ids);

    /// The groups of one customer in the order of their ids. Runs one SQL statement.
    default List<CustomerGroupId> of(CustomerId customer) {
        return of(List.of(customer)).getOrDefault(customer, Set.of()).stream()
                .sorted(Comparator.comparing(CustomerGroupId::value))
                .toList();
    }
}
