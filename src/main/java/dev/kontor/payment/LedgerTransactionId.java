package dev.kontor.payment;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id that the entries of one money movement share.
public record LedgerTransactionId(UUID value) implements TypedId {

    @Override
    public IdPrefix prefix() {
        return IdPrefix.LEDGER_TRANSACTION;
    }
}
