package dev.kontor.tax;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a tax exemption.
public record TaxExemptionId(UUID value) implements TypedId {

    public static TaxExemptionId next() {
        return new TaxExemptionId(TypeIds.next());
    }
}
