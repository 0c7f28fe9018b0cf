package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import org.jspecify.annotations.Nullable;

/// Filters the list of tax exemptions.
///
/// @param customerId only exemptions of this customer, without those of groups
/// @param customerGroupId only exemptions of this group
record TaxExemptionFilter(
        @Nullable CustomerId customerId, @Nullable CustomerGroupId customerGroupId) {}
