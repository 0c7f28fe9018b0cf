package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import java.util.Optional;

/// Reads what customers have stored about their companies.
public interface CustomerCompanies {

    /// Returns the VAT number of the customer's company. Runs one SQL statement.
    Optional<String> vatNumber(CustomerId customer);
}
