package dev.kontor.tax.vat;

import org.jspecify.annotations.Nullable;

/// The response of a register about a VAT number.
sealed interface RegisterResponse {

    /// The number is registered.
    ///
    /// @param consultationNumber reference of the check; absent if the shop did not name its own number
    record Registered(
            @Nullable String consultationNumber,
            @Nullable String name,
            @Nullable String address) implements RegisterResponse {}

    /// The register does not know the number.
    record Unregistered(@Nullable String consultationNumber) implements RegisterResponse {}

    /// The register did not answer, or with something else.
    record None(String reason) implements RegisterResponse {}
}
