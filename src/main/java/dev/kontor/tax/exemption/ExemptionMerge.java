package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.events.ChangeLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.tax.event.TaxExemptionUpdated;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Moves the exemptions of a merged customer.
@Component
class ExemptionMerge implements CustomerMergeParticipant {

    private final TaxExemptionRepository exemptions;
    private final ChangeLog changes;
    private final Clock clock;

    ExemptionMerge(TaxExemptionRepository exemptions, ChangeLog changes, Clock clock) {
        this.exemptions = exemptions;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.TAX_EXEMPTIONS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return exemptions.findByCustomerIdOrderByIdAsc(source).size();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        var moved = exemptions.findByCustomerIdOrderByIdAsc(source);
        for (var exemption : moved) {
            var before = exemption.details();
            exemption.moveTo(target, clock.instant());
            exemptions.saveAndFlush(exemption);
            changes.record(new TaxExemptionUpdated(exemption.id()), before, exemption.details());
        }
        return moved.size();
    }
}
