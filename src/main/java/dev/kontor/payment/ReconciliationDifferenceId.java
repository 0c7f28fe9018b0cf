package dev.kontor.payment;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a difference between a provider and the ledger.
public record ReconciliationDifferenceId(UUID value) implements TypedId {}
