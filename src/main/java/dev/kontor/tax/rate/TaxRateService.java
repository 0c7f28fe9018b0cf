package dev.kontor.tax.rate;

import dev.kontor.audit.AuditLog;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.tax.TaxRateId;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the tax rates.
@Service
@Transactional
class TaxRateService {

    private final TaxRateRepository rates;
    private final AuditLog audit;
    private final Clock clock;

    TaxRateService(TaxRateRepository rates, AuditLog audit, Clock clock) {
        this.rates = rates;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<TaxRate> list(TaxRateFilter filter, Listing listing) {
        return rates.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public TaxRate get(TaxRateId id) {
        return rates.find(id).orElseThrow(() -> NotFoundException.of("tax rate", id));
    }

    public TaxRate create(CreateTaxRate request) {
        var now = clock.instant();
        var rate = new TaxRate(
                TaxRateId.next(), 1, request.zoneId(), request.categoryId(), request.name(), request.rate(), now, now);
        rates.insert(rate);
        audit.record("tax_rate.created", rate.id(), null, rate);
        return rate;
    }

    public TaxRate change(TaxRateId id, IfMatch ifMatch, MergePatch<ChangeTaxRate> patch) {
        var rate = get(id);
        ifMatch.require(rate.version());
        var changed = rate.change(patch.applyTo(new ChangeTaxRate(rate.name(), rate.rate())), clock.instant());
        if (!rates.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_rate.updated", id, rate, changed);
        return get(id);
    }

    public void delete(TaxRateId id, IfMatch ifMatch) {
        var rate = get(id);
        ifMatch.require(rate.version());
        if (!rates.delete(id, rate.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("tax_rate.deleted", id, rate, null);
    }
}
