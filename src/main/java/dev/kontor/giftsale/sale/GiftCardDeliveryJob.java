package dev.kontor.giftsale.sale;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Mails gift cards on the days that their buyers have entered. Several processes share the work.
@Component
public class GiftCardDeliveryJob {

    private static final int BATCH = 100;

    private final GiftCardDelivery delivery;

    GiftCardDeliveryJob(GiftCardDelivery delivery) {
        this.delivery = delivery;
    }

    /// Mails everything that is due in batches.
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    public void deliver() {
        int count;
        do {
            count = delivery.deliver(BATCH);
        } while (count == BATCH);
    }
}
