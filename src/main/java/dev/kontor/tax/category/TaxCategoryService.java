package dev.kontor.tax.category;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.money.Taxation;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxCategoryId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax categories.
@Service
@Transactional
class TaxCategoryService {

    private final TaxCategoryRepository categories;
    private final TaxCategoryQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    TaxCategoryService(TaxCategoryRepository categories, TaxCategoryQueries queries, AuditLog audit, Clock clock) {
        this.categories = categories;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaxCategoryDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public TaxCategoryDetails get(TaxCategoryId id) {
        return TaxCategoryDetails.of(find(id));
    }

    public TaxCategoryDetails create(CreateTaxCategory request) {
        if (request.code().equals(Taxation.OUTSIDE_SCOPE)) {
            throw RejectedException.at("/code", "refused", "Gift cards have this category, which has no rates.");
        }
        var category = new TaxCategory(request.code(), request.name(), clock.instant());
        categories.store(category);
        var created = TaxCategoryDetails.of(category);
        audit.record("tax_category.created", category.id(), null, created);
        return created;
    }

    public TaxCategoryDetails change(TaxCategoryId id, IfMatch ifMatch, MergePatch<ChangeTaxCategory> patch) {
        var category = find(id);
        ifMatch.require(category.version());
        var before = TaxCategoryDetails.of(category);
        category.rename(patch.applyTo(new ChangeTaxCategory(category.name())).name(), clock.instant());
        categories.store(category);
        var after = TaxCategoryDetails.of(category);
        audit.record("tax_category.updated", id, before, after);
        return after;
    }

    public void delete(TaxCategoryId id, IfMatch ifMatch) {
        var category = find(id);
        ifMatch.require(category.version());
        categories.remove(category);
        audit.record("tax_category.deleted", id, TaxCategoryDetails.of(category), null);
    }

    private TaxCategory find(TaxCategoryId id) {
        return categories.findById(id).orElseThrow(() -> NotFoundException.of("tax category", id));
    }
}
