package dev.kontor.tax;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a tax rate.
public record TaxRateId(UUID value) implements TypedId {

    public static TaxRateId next() {
        return new TaxRateId(TypeIds.next());
    }
}
