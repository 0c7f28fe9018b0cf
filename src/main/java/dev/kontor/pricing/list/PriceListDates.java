package dev.kontor.pricing.list;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Publishes price changes when price lists start or stop applying, for observers such as caches. The prices
/// themselves are read by date and do not depend on it.
@Component
class PriceListDates {

    private final PriceListService lists;

    PriceListDates(PriceListService lists) {
        this.lists = lists;
    }

    @Scheduled(
            fixedDelayString = "${kontor.pricing.dates-interval:10s}",
            initialDelayString = "${kontor.pricing.dates-interval:10s}")
    void run() {
        int announced;
        do {
            announced = lists.announceChanges();
        } while (PriceListService.isBatch(announced));
    }
}
