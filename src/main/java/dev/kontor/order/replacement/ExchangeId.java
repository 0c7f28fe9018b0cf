package dev.kontor.order.replacement;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an exchange: an order that replaces units of a return or a claim.
public record ExchangeId(UUID value) implements TypedId {

    public static ExchangeId next() {
        return new ExchangeId(TypeIds.next());
    }
}
