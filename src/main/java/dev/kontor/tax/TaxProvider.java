package dev.kontor.tax;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tax service. Its operations run without a transaction, return within `kontor.tax.provider.timeout`
/// and throw nothing. Each has a key: the service acts once for a key, however often it is called.
public interface TaxProvider {

    /// Calculates the taxes of a cart. Records nothing.
    ///
    /// @return the taxes of every line
    Response<TaxQuote> quote(TaxQuoteRequest request, String key);

    /// Records the taxes of an order.
    ///
    /// @return the service's name of the record
    Response<String> commit(TaxDocument document, UUID key);

    /// Undoes the record of an order of which nothing was refunded.
    ///
    /// @return the service's name of the record
    Response<String> cancel(Recorded recorded, UUID key);

    /// Records that parts of an order were returned or canceled.
    ///
    /// @return the service's name of the refund
    Response<String> refund(Recorded recorded, List<ReturnedLine> lines, UUID key);

    /// An order that was committed.
    ///
    /// @param reference opaque id of the order
    /// @param currency ISO 4217
    /// @param document the service's name of the record
    record Recorded(
            UUID reference,
            String number,
            String currency,
            @Nullable String document) {}

    /// The returned part of a line. All parts together sum to what was committed, exactly.
    ///
    /// @param id of the committed line
    /// @param amountMinor part of the committed amount, which includes the tax if it did
    /// @param taxes parts of the committed taxes
    record ReturnedLine(String id, long amountMinor, List<TaxQuote.Tax> taxes) {}

    /// The response of the service.
    sealed interface Response<T> {

        record Given<T>(T value) implements Response<T> {}

        /// The service has rejected the request; a repetition does not help.
        record Refused<T>(String reason) implements Response<T> {}

        /// No response in time, or none that makes sense. The service may have acted.
        record None<T>(String reason) implements Response<T> {}
    }
}
