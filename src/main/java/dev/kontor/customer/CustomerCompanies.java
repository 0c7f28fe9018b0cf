package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the data of customers about their companies.
public interface CustomerCompanies {

    /// The company data with which a cart begins.
    ///
    /// @param vatNumber of the customer's company
    /// @param groups of the customer, in the order of [CustomerGroups#of(CustomerId)]
    record Company(@Nullable String vatNumber, List<CustomerGroupId> groups) {}

    /// Returns the company of the customer. Runs one SQL statement.
    Company of(CustomerId customer);
}
