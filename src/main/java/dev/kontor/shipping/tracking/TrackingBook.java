package dev.kontor.shipping.tracking;

import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.LabelObserver;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingObserver;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Records what carriers report; before the parcel is locked. A report that is known or older than the stored one
/// changes nothing.
@Component
@Order(1)
class TrackingBook implements LabelObserver {

    private final TrackingRepository parcels;
    private final List<TrackingObserver> observers;

    TrackingBook(TrackingRepository parcels, List<TrackingObserver> observers) {
        this.parcels = parcels;
        this.observers = observers;
    }

    @Override
    public boolean labelBought(CarrierLabel label) {
        parcels.begin(label);
        return true;
    }

    @Override
    public void labelVoided(CarrierLabel label) {
        parcels.end(label);
    }

    /// @return whether it is news
    @Transactional
    public boolean report(String carrier, String trackingNumber, TrackingNews news) {
        var parcel = parcels.apply(carrier, trackingNumber, news);
        parcel.ifPresent(moved -> observers.forEach(
                observer -> observer.parcelMoved(moved.kind(), moved.reference(), trackingNumber, news)));
        return parcel.isPresent();
    }
}
