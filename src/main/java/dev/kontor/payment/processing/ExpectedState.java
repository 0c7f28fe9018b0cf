package dev.kontor.payment.processing;

import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state that a provider may report about a payment. A response with another amount, currency or charge is
/// never applied and needs attention.
///
/// @param reference the provider's reference of the payment; null until it is known
/// @param partly whether a partial capture is allowed
record ExpectedState(@Nullable String reference, Money amount, boolean partly) {

    /// @return the difference, if any
    Optional<String> mismatch(ProviderResponse.Authorized reported) {
        return mismatch(
                reported.reference(), reported.amount(), reported.amount().equals(amount));
    }

    /// @return the difference, if any
    Optional<String> mismatch(ProviderResponse.Captured reported) {
        var total = reported.captured();
        boolean plausible = total.currency().equals(amount.currency())
                && !amount.isLessThan(total)
                && total.isPositive() | amount.isZero()
                && (partly || total.equals(amount));
        return mismatch(reported.reference(), total, plausible);
    }

    private Optional<String> mismatch(String reportedReference, Money reported, boolean plausible) {
        if (reference != null && !reference.equals(reportedReference)) {
            return Optional.of(reportedReference);
        }
        return plausible ? Optional.empty() : Optional.of(reported.toString());
    }
}
