package dev.kontor.tax;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a tax jurisdiction.
public record TaxJurisdictionId(UUID value) implements TypedId {

    public static TaxJurisdictionId next() {
        return new TaxJurisdictionId(TypeIds.next());
    }
}
