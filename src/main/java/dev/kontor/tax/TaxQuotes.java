package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import java.util.Optional;

/// Quotes of a tax service, stored with a fingerprint of what was quoted.
public interface TaxQuotes {

    /// Returns whether a tax service taxes sales of the channel to the destination. Runs no SQL statement.
    boolean applyTo(String channel, Destination destination);

    /// Returns the valid answer to exactly this request. Runs one SQL statement.
    Optional<TaxQuote> find(TaxQuoteRequest request);

    /// Returns the valid answer of the tax service, and calls it if there is none. If it does not answer
    /// in time, or answers nonsense, the settings decide what applies. Must run without a transaction.
    TaxQuote quote(TaxQuoteRequest request);
}
