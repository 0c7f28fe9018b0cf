package dev.kontor.tax.exemption;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.persistence.Aggregates;
import dev.kontor.tax.TaxExemptionId;
import java.util.List;

/// Stores tax exemptions with their areas.
interface TaxExemptionRepository extends Aggregates<TaxExemption, TaxExemptionId> {

    List<TaxExemption> findByCustomerIdOrderByIdAsc(CustomerId customer);
}
