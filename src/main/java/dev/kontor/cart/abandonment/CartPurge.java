package dev.kontor.cart.abandonment;

import dev.kontor.cart.aggregate.CartRepository;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Deletes expired carts of guests and expired drafts. Any number of processes may run it concurrently.
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
        int deleted = all(carts::deleteAbandoned) + all(carts::deleteExpiredDrafts);
        if (deleted > 0) {
            LOG.info("Deleted {} expired carts and drafts", deleted);
        }
    }

    private static int all(IntUnaryOperator delete) {
        int deleted = 0;
        int batch;
        do {
            batch = delete.applyAsInt(BATCH);
            deleted += batch;
        } while (batch == BATCH);
        return deleted;
    }
}
