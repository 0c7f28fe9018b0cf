package dev.kontor.pricing.list;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Notices when the dates of price lists come, so that observers, such as caches, learn of the new prices. The
/// prices themselves need no job: they are read by date.
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
            int turned;
            do {
                turned = lists.announceTurned();
            } while (PriceListService.isBatch(turned));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Price lists could not be looked at now, the next run tries again: {}", e.getMessage());
        }
    }
}
