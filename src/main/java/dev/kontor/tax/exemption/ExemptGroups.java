package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import org.springframework.stereotype.Component;

/// Protects groups with exemptions from deletion.
@Component
class ExemptGroups implements CustomerGroupUsage {

    private final TaxExemptionQueries exemptions;

    ExemptGroups(TaxExemptionQueries exemptions) {
        this.exemptions = exemptions;
    }

    @Override
    public boolean uses(CustomerGroupId group) {
        return exemptions.isForGroup(group);
    }
}
