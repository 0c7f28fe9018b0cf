package dev.kontor.inventory.reservation;

import dev.kontor.inventory.stock.InventoryProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Releases the units of expired reservations. Runs in every process; each skips the rows that another one has
/// locked.
@Component
class ReservationExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(ReservationExpiry.class);

    private final StockService stock;
    private final InventoryProperties properties;

    ReservationExpiry(StockService stock, InventoryProperties properties) {
        this.stock = stock;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${kontor.inventory.expiry-interval:10s}",
            initialDelayString = "${kontor.inventory.expiry-interval:10s}")
    void run() {
        try {
            int ended;
            do {
                ended = stock.expireDue(properties.expiryBatch());
            } while (ended == properties.expiryBatch());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not expire reservations, the next run retries: {}", e.getMessage());
        }
    }
}
