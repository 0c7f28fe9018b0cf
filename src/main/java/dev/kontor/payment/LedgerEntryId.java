package dev.kontor.payment;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a ledger entry.
public record LedgerEntryId(UUID value) implements TypedId {}
