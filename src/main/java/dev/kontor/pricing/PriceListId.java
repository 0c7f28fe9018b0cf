package dev.kontor.pricing;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a price list.
public record PriceListId(UUID value) implements TypedId {

    public static PriceListId next() {
        return new PriceListId(TypeIds.next());
    }
}
