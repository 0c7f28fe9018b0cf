package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.Collection;
import java.util.Map;

/// Knows which customers were merged.
public interface CustomerMerges {

    /// The customers that those among these who were merged now belong to. Runs one SQL statement, none without ids.
    Map<CustomerId, CustomerId> targets(Collection<CustomerId> customers);
}
