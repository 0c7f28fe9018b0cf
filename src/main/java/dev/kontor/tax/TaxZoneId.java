package dev.kontor.tax;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a tax zone.
public record TaxZoneId(UUID value) implements TypedId {

    public static TaxZoneId next() {
        return new TaxZoneId(TypeIds.next());
    }
}
