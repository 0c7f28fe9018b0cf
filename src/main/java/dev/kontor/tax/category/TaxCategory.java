package dev.kontor.tax.category;

import dev.kontor.tax.TaxCategoryId;
import java.time.Instant;

/// A kind of goods that are taxed alike.
///
/// @param code what variants and shipping methods refer to; never changes
record TaxCategory(TaxCategoryId id, long version, String code, String name, Instant createdAt, Instant updatedAt) {

    TaxCategory rename(String newName, Instant now) {
        return new TaxCategory(id, version, code, newName, createdAt, now);
    }
}
