package dev.kontor.shipping.tracking;

import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.carrier.Carriers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Polls carriers about parcels without news. Several processes may run it concurrently.
@Component
class TrackingPolling {

    private static final Logger LOG = LoggerFactory.getLogger(TrackingPolling.class);
    private static final int BATCH = 50;

    private final TrackingRepository parcels;
    private final TrackingBook book;
    private final Carriers carriers;

    TrackingPolling(TrackingRepository parcels, TrackingBook book, Carriers carriers) {
        this.parcels = parcels;
        this.book = book;
        this.carriers = carriers;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10S")
    void pollDue() {
        if (carriers.names().isEmpty()) {
            return;
        }
        for (int count = 0; count < BATCH; count++) {
            var due = parcels.claim();
            if (due.isEmpty()) {
                return;
            }
            try {
                poll(due.get());
            } catch (RuntimeException failure) {
                LOG.warn("Parcel {} could not be polled; retrying", due.get(), failure);
            }
        }
    }

    private void poll(TrackingRepository.DueParcel parcel) {
        var answer = carriers.call(parcel.carrier(), "tracking", carrier -> carrier.track(parcel.trackingNumber()));
        if (answer instanceof CarrierResponse.Answered<List<TrackingNews>>(var reports)) {
            // In their order, so that each counts once.
            reports.forEach(news -> book.report(parcel.carrier(), parcel.trackingNumber(), news));
        }
    }
}
