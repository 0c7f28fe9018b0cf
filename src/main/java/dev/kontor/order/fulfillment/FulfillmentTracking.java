package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shipping.ParcelKind;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets parcels follow the reports of their carriers.
@Component
class FulfillmentTracking implements TrackingObserver {

    private final FulfillmentService fulfillments;

    FulfillmentTracking(FulfillmentService fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public void parcelMoved(ParcelKind kind, UUID parcel, String trackingNumber, TrackingNews news) {
        if (kind == ParcelKind.SHIPMENT) {
            fulfillments.moved(new FulfillmentId(parcel), trackingNumber, news);
        }
    }
}
