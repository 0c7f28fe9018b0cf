package dev.kontor.order.fulfillment;

import dev.kontor.order.FulfillmentId;
import dev.kontor.order.lifecycle.Tracking;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.LabelObserver;
import dev.kontor.shipping.ParcelKind;
import org.springframework.stereotype.Component;

/// Sets the tracking of a parcel when its label was bought, and removes it when the label was voided.
@Component
class LabelTracking implements LabelObserver {

    private final FulfillmentService fulfillments;

    LabelTracking(FulfillmentService fulfillments) {
        this.fulfillments = fulfillments;
    }

    @Override
    public boolean labelBought(CarrierLabel label) {
        if (label.kind() != ParcelKind.SHIPMENT) {
            return true;
        }
        return fulfillments.labeled(
                new FulfillmentId(label.reference()),
                _ -> new Tracking(label.carrier(), label.trackingNumber(), label.trackingUrl()),
                "fulfillment.label_bought");
    }

    @Override
    public void labelVoided(CarrierLabel label) {
        if (label.kind() != ParcelKind.SHIPMENT) {
            return;
        }
        fulfillments.labeled(
                new FulfillmentId(label.reference()),
                now -> label.trackingNumber() != null && label.trackingNumber().equals(now.trackingNumber())
                        ? new Tracking(null, null, null)
                        : now,
                "fulfillment.label_voided");
    }
}
