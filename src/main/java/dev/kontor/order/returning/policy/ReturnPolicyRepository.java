package dev.kontor.order.returning.policy;

import dev.kontor.shared.persistence.Aggregates;
import java.util.Optional;

/// Stores the return policy.
interface ReturnPolicyRepository extends Aggregates<ReturnPolicy, ReturnPolicyId> {

    /// Returns the only policy.
    Optional<ReturnPolicy> findFirstBy();
}
