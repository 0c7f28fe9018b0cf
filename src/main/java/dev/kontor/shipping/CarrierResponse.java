package dev.kontor.shipping;

import java.util.Locale;

/// The result of a request to a carrier.
public sealed interface CarrierResponse<T> {

    /// The carrier responded with a valid value.
    record Answered<T>(T value) implements CarrierResponse<T> {}

    /// The carrier rejected the request for good; it did nothing.
    ///
    /// @param reason the carrier's code in kebab case
    record Refused<T>(String reason) implements CarrierResponse<T> {}

    /// The carrier does not know what was requested; it did nothing.
    record NotFound<T>() implements CarrierResponse<T> {}

    /// The carrier certainly did nothing: it was not reached, or it rejected the caller.
    record NotSent<T>(String reason) implements CarrierResponse<T> {}

    /// The carrier may have done what was requested.
    record Unknown<T>(String reason) implements CarrierResponse<T> {}

    /// The outcome for metrics.
    default String outcome() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
