package dev.kontor.order.withdrawal;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a declaration of withdrawal.
public record WithdrawalId(UUID value) implements TypedId {

    static WithdrawalId next() {
        return new WithdrawalId(TypeIds.next());
    }
}
