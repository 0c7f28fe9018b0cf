package dev.kontor.payment.polling;

import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.provider.PaymentProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Polls open disputes once a day in case a webhook was lost. Several processes may run it concurrently.
@Component
class DisputeJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(DisputeJanitor.class);
    private static final int BATCH = 20;

    private final DisputeBook disputes;
    private final DisputePolling rereading;
    private final PaymentProperties properties;

    DisputeJanitor(DisputeBook disputes, DisputePolling rereading, PaymentProperties properties) {
        this.disputes = disputes;
        this.rereading = rereading;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            try {
                run();
            } catch (RuntimeException failure) {
                LOG.warn("Open disputes could not be polled; retrying", failure);
            }
        }
    }

    void run() {
        disputes.claim(BATCH).forEach(due -> rereading.reread(due.provider(), due.reference()));
    }
}
