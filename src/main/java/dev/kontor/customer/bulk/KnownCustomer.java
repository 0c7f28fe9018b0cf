package dev.kontor.customer.bulk;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stored customer, as far as files can change it.
record KnownCustomer(
        CustomerId id,
        @Nullable String externalId,
        String firstName,
        String lastName,
        String locale,
        @Nullable String vatNumber,
        List<String> tags,
        List<CustomerGroupId> groupIds,
        List<Address> addresses,
        @Nullable CustomerId mergedInto,
        boolean erasureRequested) {}
