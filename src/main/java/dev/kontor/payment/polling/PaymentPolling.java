package dev.kontor.payment.polling;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.processing.Payment;
import dev.kontor.payment.processing.PaymentRepository;
import dev.kontor.payment.processing.PaymentResolution;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets payments follow what their providers say by themselves.
@Component
public class PaymentPolling {

    private final PaymentRepository payments;
    private final PaymentResolution resolution;

    PaymentPolling(PaymentRepository payments, PaymentResolution resolution) {
        this.payments = payments;
        this.resolution = resolution;
    }

    /// The payment, if it is one of that provider.
    public Optional<PaymentId> known(String provider, PaymentId id) {
        return payments.find(id)
                .filter(payment -> payment.provider().equals(provider))
                .map(Payment::id);
    }

    /// The payment that the provider calls so.
    public Optional<PaymentId> known(String provider, @Nullable String reference) {
        return reference == null
                ? Optional.empty()
                : payments.ofProvider(provider, reference).map(Payment::id);
    }

    /// Calls the provider: asks where the payment stands, and records what it answers.
    ///
    /// @param told what the provider says that it calls the payment
    /// @return whether the provider has told
    public boolean reread(PaymentId id, @Nullable String told) {
        return resolution.reread(id, told);
    }
}
