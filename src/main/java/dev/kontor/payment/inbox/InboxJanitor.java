package dev.kontor.payment.inbox;

import dev.kontor.payment.provider.PaymentProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Retries webhooks whose first attempt failed or whose process died. Several processes may run it concurrently.
@Component
class InboxJanitor {

    private static final int BATCH = 50;

    private final Inbox inbox;
    private final PaymentProperties properties;

    InboxJanitor(Inbox inbox, PaymentProperties properties) {
        this.inbox = inbox;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${kontor.payment.janitor.interval:5s}")
    void onSchedule() {
        if (properties.janitor().enabled()) {
            try {
                inbox.processDue(BATCH);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
