package dev.kontor.cart.abandonment;

import dev.kontor.cart.aggregate.CartRepository;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes guests' carts that have expired. Any number of processes may run it concurrently.
@Component
class CartPurge {

    private static final Logger LOG = LoggerFactory.getLogger(CartPurge.class);
    private static final int BATCH = 500;

    /// How long the unsubscribe link of a mail stays valid.
    private static final Duration REMINDERS = Duration.ofDays(365);

    private final CartRepository carts;
    private final AbandonedCarts abandoned;

    CartPurge(CartRepository carts, AbandonedCarts abandoned) {
        this.carts = carts;
        this.abandoned = abandoned;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        abandoned.forgetReminders(REMINDERS);
        int deleted = 0;
        int batch;
        do {
            batch = carts.deleteAbandoned(BATCH);
            deleted += batch;
        } while (batch == BATCH);
        do {
            batch = carts.deleteExpiredDrafts(BATCH);
            deleted += batch;
        } while (batch == BATCH);
        if (deleted > 0) {
            LOG.info("Deleted {} abandoned carts", deleted);
        }
    }
}
