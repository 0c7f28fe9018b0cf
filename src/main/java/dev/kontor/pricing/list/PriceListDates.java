package dev.kontor.pricing.list;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Publishes price changes when price lists start or stop applying, for observers such as caches. The prices
/// themselves are read by date and do not depend on it.
@Component
class PriceListDates {

    private static final Logger LOG = LoggerFactory.getLogger(PriceListDates.class);

    private final PriceListService lists;

    PriceListDates(PriceListService lists) {
        this.lists = lists;
    }

    @Scheduled(
            fixedDelayString = "${kontor.pricing.dates-interval:10s}",
            initialDelayString = "${kontor.pricing.dates-interval:10s}")
    void run() {
        try {
            int announced;
            do {
                announced = lists.announceChanges();
            } while (PriceListService.isBatch(announced));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Checking the dates of price lists failed; the next run retries: {}", e.getMessage());
        }
    }
}
