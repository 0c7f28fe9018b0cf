package dev.kontor.payment.processing;

import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a provider may tell of a payment. Another amount, currency or charge than was asked for is never taken
/// as the payment: a person has to look.
///
/// @param reference what the provider calls the payment; null if it has not said so yet
/// @param partly whether a part of the amount may have been taken
record ExpectedState(@Nullable String reference, Money amount, boolean partly) {

    /// @return what does not fit
    Optional<String> mismatch(ProviderResponse.Authorized told) {
        return mismatch(told.reference(), told.amount(), told.amount().equals(amount));
    }

    /// @return what does not fit
    Optional<String> mismatch(ProviderResponse.Captured told) {
        var total = told.captured();
        boolean plausible = total.currency().equals(amount.currency())
                && !amount.isLessThan(total)
                && total.isPositive() | amount.isZero()
                && (partly || total.equals(amount));
        return mismatch(told.reference(), total, plausible);
    }

    private Optional<String> mismatch(String toldReference, Money told, boolean plausible) {
        if (reference != null && !reference.equals(toldReference)) {
            return Optional.of(toldReference);
        }
        return plausible ? Optional.empty() : Optional.of(told.toString());
    }
}
