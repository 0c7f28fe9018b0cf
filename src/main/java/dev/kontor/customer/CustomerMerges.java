package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Knows which customers were merged.
public interface CustomerMerges {

    /// The customers that those among these who were merged now belong to. Runs one SQL statement, none without ids.
    Map<CustomerId, CustomerId> targets(Collection<CustomerId> customers);

    /// Rejects what would be stored at a customer who was merged, where nobody uses it.
    ///
    /// @throws RejectedException naming the customer to use instead
    default void requireNotMerged(CustomerId customer) {
        var into = targets(List.of(customer)).get(customer);
        if (into != null) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("customer.merged", "into", into));
        }
    }
}
