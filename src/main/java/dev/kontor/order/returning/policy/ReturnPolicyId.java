package dev.kontor.order.returning.policy;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a return policy.
public record ReturnPolicyId(UUID value) implements TypedId {}
