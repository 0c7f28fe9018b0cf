package dev.kontor.payment.polling;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.processing.DisputeRecords;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.payment.provider.ProviderCalls;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks providers where disputes stand, and has it recorded. Several may do so at once.
@Component
public class DisputePolling {

    /// Somebody else who asked at the same time may have recorded a newer answer.
    private static final int MOST_TRIES = 5;

    private final PaymentPolling payments;
    private final DisputeBook disputes;
    private final DisputeRecords records;
    private final ProviderCalls providers;

    DisputePolling(PaymentPolling payments, DisputeBook disputes, DisputeRecords records, ProviderCalls providers) {
        this.payments = payments;
        this.disputes = disputes;
        this.records = records;
        this.providers = providers;
    }

    /// Calls the provider.
    ///
    /// @param reference what the provider calls the dispute
    /// @return `applied`, or `no-payment` if it is about none of ours; empty if it is not known yet
    public Optional<String> reread(String provider, String reference) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            long version = disputes.version(provider, reference);
            switch (providers.dispute(provider, reference)) {
                case DisputeResponse.Unknown _ -> {
                    return Optional.empty();
                }
                case DisputeResponse.Known told -> {
                    var payment = payment(provider, told);
                    if (payment.isEmpty()) {
                        return Optional.of("no-payment");
                    }
                    if (records.record(payment.get(), told, version)) {
                        return Optional.of("applied");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PaymentId> payment(String provider, DisputeResponse.Known told) {
        return told.paymentId() == null
                ? payments.known(provider, told.paymentReference())
                : payments.known(provider, told.paymentId());
    }
}
