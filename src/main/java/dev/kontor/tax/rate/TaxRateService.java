package dev.kontor.tax.rate;

import dev.kontor.events.ChangeLog;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.TaxRateId;
import dev.kontor.tax.event.TaxRateCreated;
import dev.kontor.tax.event.TaxRateDeleted;
import dev.kontor.tax.event.TaxRateUpdated;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax rates.
@Service
@Transactional
class TaxRateService {

    private final TaxRateRepository rates;
    private final RatePeriods periods;
    private final ChangeLog changes;
    private final Clock clock;

    TaxRateService(TaxRateRepository rates, RatePeriods periods, ChangeLog changes, Clock clock) {
        this.rates = rates;
        this.periods = periods;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TaxRateDetails get(TaxRateId id) {
        return rates.get("tax rate", id).details();
    }

    public TaxRateDetails create(CreateTaxRate request) {
        var rate = new TaxRate(request, clock.instant());
        RatePeriods.require(period(rate), stored(rate));
        rates.store(rate);
        var created = rate.details();
        changes.record(new TaxRateCreated(rate.id()), null, created);
        return created;
    }

    public TaxRateDetails change(TaxRateId id, IfMatch ifMatch, MergePatch<ChangeTaxRate> patch) {
        var rate = rates.get("tax rate", id, ifMatch);
        var before = rate.details();
        var current = patch.current(before);
        var wanted = patch.applyTo(current);
        if (wanted.isSame(current)) {
            return before;
        }
        var stored = stored(rate);
        rate.change(wanted, clock.instant());
        RatePeriods.require(period(rate), stored);
        rates.store(rate);
        var after = rate.details();
        changes.record(new TaxRateUpdated(id), before, after);
        return after;
    }

    public void delete(TaxRateId id, IfMatch ifMatch) {
        var rate = rates.get("tax rate", id, ifMatch);
        RatePeriods.requireAtEnd(id, stored(rate));
        rates.deleteAndFlush(rate);
        changes.record(new TaxRateDeleted(id), rate.details(), null);
    }

    private List<RatePeriods.Period> stored(TaxRate rate) {
        return periods.lock(rate.zoneId(), rate.categoryId(), rate.jurisdictionId());
    }

    private static RatePeriods.Period period(TaxRate rate) {
        return new RatePeriods.Period(rate.id(), rate.validFrom(), rate.validUntil());
    }
}
