package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroups;
import dev.kontor.customer.CustomerMerges;
import dev.kontor.events.ChangeLog;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.tax.TaxExemptionId;
import dev.kontor.tax.event.TaxExemptionCreated;
import dev.kontor.tax.event.TaxExemptionDeleted;
import dev.kontor.tax.event.TaxExemptionUpdated;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages tax exemptions.
@Service
@Transactional
class TaxExemptionService {

    private final TaxExemptionRepository exemptions;
    private final CustomerAccounts customers;
    private final CustomerMerges merges;
    private final CustomerGroups groups;
    private final ChangeLog changes;
    private final Clock clock;

    TaxExemptionService(
            TaxExemptionRepository exemptions,
            CustomerAccounts customers,
            CustomerMerges merges,
            CustomerGroups groups,
            ChangeLog changes,
            Clock clock) {
        this.exemptions = exemptions;
        this.customers = customers;
        this.merges = merges;
        this.groups = groups;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public TaxExemptionDetails get(TaxExemptionId id) {
        return exemptions.get("tax exemption", id).details();
    }

    public TaxExemptionDetails create(CreateTaxExemption request) {
        requireHolder(request);
        var exemption = new TaxExemption(request, checked(request.fields()), clock.instant());
        exemptions.saveAndFlush(exemption);
        var created = exemption.details();
        changes.record(new TaxExemptionCreated(exemption.id()), null, created);
        return created;
    }

    public TaxExemptionDetails change(TaxExemptionId id, IfMatch ifMatch, MergePatch<ChangeTaxExemption> patch) {
        var exemption = exemptions.get("tax exemption", id, ifMatch);
        var before = exemption.details();
        var current = patch.current(before);
        var wanted = checked(patch.applyTo(current));
        if (wanted.equals(current)) {
            return before;
        }
        exemption.change(wanted, clock.instant());
        exemptions.saveAndFlush(exemption);
        var after = exemption.details();
        changes.record(new TaxExemptionUpdated(id), before, after);
        return after;
    }

    public void delete(TaxExemptionId id, IfMatch ifMatch) {
        var exemption = exemptions.get("tax exemption", id, ifMatch);
        var deleted = exemption.details();
        exemptions.deleteAndFlush(exemption);
        changes.record(new TaxExemptionDeleted(id), deleted, null);
    }

    private static ChangeTaxExemption checked(ChangeTaxExemption wanted) {
        if (wanted.validFrom() != null
                && wanted.validUntil() != null
                && !wanted.validFrom().isBefore(wanted.validUntil())) {
            throw RejectedException.at(
                    "/validUntil", "upside-down", "The certificate ends before it begins. Exchange the two times.");
        }
        return wanted.with(TaxExemption.sorted(AddressRules.check(wanted.areas())));
    }

    private void requireHolder(CreateTaxExemption request) {
        if ((request.customerId() == null) == (request.customerGroupId() == null)) {
            throw RejectedException.at("/customerId", "required", "Set either `customerId` or `customerGroupId`.");
        }
        if (request.customerId() != null) {
            if (!customers.exists(request.customerId())) {
                throw RejectedException.at("/customerId", "not-found", "The customer does not exist.");
            }
            merges.requireNotMerged(request.customerId());
        }
        if (request.customerGroupId() != null
                && groups.lock(List.of(request.customerGroupId())).isEmpty()) {
            throw RejectedException.at("/customerGroupId", "not-found", "The customer group does not exist.");
        }
    }
}
