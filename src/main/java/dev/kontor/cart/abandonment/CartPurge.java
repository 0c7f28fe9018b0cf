package dev.kontor.cart.abandonment;

import dev.kontor.cart.aggregate.CartRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes guests' carts that have expired. Any number of processes may run it concurrently.
@Component
class CartPurge {

    private static final Logger LOG = LoggerFactory.getLogger(CartPurge.class);
    private static final int BATCH = 500;

    private final CartRepository carts;

    CartPurge(CartRepository carts) {
        this.carts = carts;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
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
