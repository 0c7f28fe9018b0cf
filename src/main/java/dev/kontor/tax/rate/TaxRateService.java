package dev.kontor.tax.rate;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxRateId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax rates.
@Service
@Transactional
class TaxRateService {

    private final TaxRateRepository rates;
    private final TaxRateQueries queries;
    private final AuditLog audit;
    private final Clock clock;

    TaxRateService(TaxRateRepository rates, TaxRateQueries queries, AuditLog audit, Clock clock) {
        this.rates = rates;
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaxRateDetails> list(TaxRateFilter filter, Listing listing) {
        return queries.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public TaxRateDetails get(TaxRateId id) {
        return TaxRateDetails.of(find(id));
    }

    public TaxRateDetails create(CreateTaxRate request) {
        var rate = new TaxRate(request, clock.instant());
        rates.store(rate);
        var created = TaxRateDetails.of(rate);
        audit.record("tax_rate.created", rate.id(), null, created);
        return created;
    }

    public TaxRateDetails change(TaxRateId id, IfMatch ifMatch, MergePatch<ChangeTaxRate> patch) {
        var rate = find(id);
        ifMatch.require(rate.version());
        var before = TaxRateDetails.of(rate);
        rate.change(patch.applyTo(new ChangeTaxRate(before.name(), before.rate())), clock.instant());
        rates.store(rate);
        var after = TaxRateDetails.of(rate);
        audit.record("tax_rate.updated", id, before, after);
        return after;
    }

    public void delete(TaxRateId id, IfMatch ifMatch) {
        var rate = find(id);
        ifMatch.require(rate.version());
        rates.deleteAndFlush(rate);
        audit.record("tax_rate.deleted", id, TaxRateDetails.of(rate), null);
    }

    private TaxRate find(TaxRateId id) {
        return rates.findById(id).orElseThrow(() -> NotFoundException.of("tax rate", id));
    }
}
