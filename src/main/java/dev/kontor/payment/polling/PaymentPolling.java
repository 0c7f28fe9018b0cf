package dev.kontor.payment.polling;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.processing.Payment;
import dev.kontor.payment.processing.PaymentRepository;
import dev.kontor.payment.processing.PaymentResolution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Updates payments with what their providers report.
@Component
public class PaymentPolling {

    private final PaymentRepository payments;
    private final PaymentResolution resolution;

    PaymentPolling(PaymentRepository payments, PaymentResolution resolution) {
        this.payments = payments;
        this.resolution = resolution;
    }

    /// Returns the payment if it belongs to that provider.
    public Optional<PaymentId> known(String provider, PaymentId id) {
        return payments.find(id)
                .filter(payment -> payment.provider().equals(provider))
                .map(Payment::id);
    }

    /// Returns the payment with that reference at the provider.
    public Optional<PaymentId> known(String provider, @Nullable String reference) {
        return reference == null
                ? Optional.empty()
                : payments.ofProvider(provider, reference).map(Payment::id);
    }

    /// Calls the provider for the state of the payment and records it.
    ///
    /// @param reference the provider's reference of the payment in the webhook
    /// @return whether the provider returned a state
    public boolean reread(PaymentId id, @Nullable String reference) {
        return resolution.reread(id, reference);
    }
}
