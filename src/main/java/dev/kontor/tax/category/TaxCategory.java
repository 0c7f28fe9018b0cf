package dev.kontor.tax.category;

import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.tax.TaxCategoryId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// A group of goods and services with the same tax rates.
@Entity
@Table(schema = "tax", name = "categories")
class TaxCategory extends Aggregate<TaxCategoryId> {

    @Id
    private TaxCategoryId id;

    /// Variants and shipping methods refer to it; never changes.
    private String code;

    private String name;

    TaxCategory(String code, String name, Instant now) {
        super(now);
        this.id = TaxCategoryId.next();
        this.code = code;
        this.name = name;
    }

    @SuppressWarnings("NullAway.Init")
    protected TaxCategory() {}

    @Override
    public TaxCategoryId id() {
        return id;
    }

    TaxCategoryDetails details() {
        return new TaxCategoryDetails(id, version(), code, name, createdAt(), updatedAt());
    }

    void rename(String newName, Instant now) {
        name = newName;
        updatedAt(now);
    }
}
