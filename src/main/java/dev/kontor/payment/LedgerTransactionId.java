package dev.kontor.payment;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id that the entries of one money movement share.
public record LedgerTransactionId(UUID value) implements TypedId {}
