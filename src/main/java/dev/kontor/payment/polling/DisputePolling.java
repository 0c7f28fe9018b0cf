package dev.kontor.payment.polling;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.processing.DisputeRecords;
import dev.kontor.payment.processing.PaymentResolution;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderCalls;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Polls providers about disputes, open ones once a day in case a webhook was lost, and records the result. Several
/// processes may run it concurrently.
@Component
public class DisputePolling {

    private static final int BATCH = 20;

    /// Retries the poll if a concurrent poll may have recorded a newer state.
    private static final int MAX_TRIES = 5;

    private final PaymentResolution payments;
    private final DisputeBook disputes;
    private final DisputeRecords records;
    private final ProviderCalls providers;
    private final PaymentProperties properties;

    DisputePolling(
            PaymentResolution payments,
            DisputeBook disputes,
            DisputeRecords records,
            ProviderCalls providers,
            PaymentProperties properties) {
        this.payments = payments;
        this.disputes = disputes;
        this.records = records;
        this.providers = providers;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            pollDue();
        }
    }

    void pollDue() {
        disputes.claim(BATCH).forEach(due -> reread(due.provider(), due.reference()));
    }

    /// Calls the provider.
    ///
    /// @param reference id of the dispute at the provider
    /// @return `applied`, or `no-payment` if the dispute belongs to no known payment; empty if it is unknown yet
    public Optional<String> reread(String provider, String reference) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            long version = disputes.version(provider, reference);
            switch (providers.dispute(provider, reference)) {
                case DisputeResponse.Unknown _ -> {
                    return Optional.empty();
                }
                case DisputeResponse.Known reported -> {
                    var payment = payment(provider, reported);
                    if (payment.isEmpty()) {
                        return Optional.of("no-payment");
                    }
                    if (records.record(payment.get(), reported, version)) {
                        return Optional.of("applied");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<PaymentId> payment(String provider, DisputeResponse.Known reported) {
        return reported.paymentId() == null
                ? payments.known(provider, reported.paymentReference())
                : payments.known(provider, reported.paymentId());
    }
}
