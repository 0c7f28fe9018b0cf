package dev.kontor.inventory.reservation;

import dev.kontor.inventory.stock.InventoryProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Releases the units of expired reservations. Runs in every process; each skips the rows that another one has
/// locked.
@Component
class ReservationExpiry {

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
        int ended;
        do {
            ended = stock.expireDue(properties.expiryBatch());
        } while (ended == properties.expiryBatch());
    }
}
