package dev.kontor.tax.category;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxCategoryId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the tax categories.
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
    public Page<TaxCategory> list(Listing listing) {
        return categories.list(listing);
    }

    @Transactional(readOnly = true)
    public TaxCategory get(TaxCategoryId id) {
        return categories.find(id).orElseThrow(() -> NotFoundException.of("tax category", id));
    }

    public TaxCategory create(CreateTaxCategory request) {
        var now = clock.instant();
        var category = new TaxCategory(TaxCategoryId.next(), 1, request.code(), request.name(), now, now);
        categories.insert(category);
        audit.record("tax_category.created", category.id(), null, category);
        return category;
    }

    public TaxCategory change(TaxCategoryId id, IfMatch ifMatch, MergePatch<ChangeTaxCategory> patch) {
        var category = get(id);
        ifMatch.require(category.version());
        var wanted = patch.applyTo(new ChangeTaxCategory(category.name()));
        var changed = category.rename(wanted.name(), clock.instant());
        if (!categories.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_category.updated", id, category, changed);
        return get(id);
    }

    public void delete(TaxCategoryId id, IfMatch ifMatch) {
        var category = get(id);
        ifMatch.require(category.version());
        if (!categories.delete(id, category.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_category.deleted", id, category, null);
    }
}
