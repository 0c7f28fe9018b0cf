package dev.kontor.tax.category;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.TaxCategoryId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax categories.
@Service
@Transactional
class TaxCategoryService {

    private final TaxCategoryRepository categories;
    private final AuditLog audit;
    private final Clock clock;

    TaxCategoryService(TaxCategoryRepository categories, AuditLog audit, Clock clock) {
        this.categories = categories;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TaxCategoryDetails get(TaxCategoryId id) {
        return categories.get("tax category", id).details();
    }

    public TaxCategoryDetails create(CreateTaxCategory request) {
        if (request.code().equals(Taxation.OUTSIDE_SCOPE)) {
            throw RejectedException.at("/code", "refused", "Gift cards have this category, which has no rates.");
        }
        var category = new TaxCategory(request.code(), request.name(), clock.instant());
        categories.store(category);
        var created = category.details();
        audit.record("tax_category.created", category.id(), null, created);
        return created;
    }

    public TaxCategoryDetails change(TaxCategoryId id, IfMatch ifMatch, MergePatch<ChangeTaxCategory> patch) {
        var category = categories.get("tax category", id, ifMatch);
        var before = category.details();
        category.rename(patch.applyTo(before).name(), clock.instant());
        categories.store(category);
        var after = category.details();
        audit.record("tax_category.updated", id, before, after);
        return after;
    }

    public void delete(TaxCategoryId id, IfMatch ifMatch) {
        var category = categories.get("tax category", id, ifMatch);
        categories.remove(category);
        audit.record("tax_category.deleted", id, category.details(), null);
    }
}
