package dev.kontor.order.returning.label;

import dev.kontor.order.ReturnId;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.LabelObserver;
import dev.kontor.shipping.ParcelKind;
import dev.kontor.shipping.TrackingNews;
import dev.kontor.shipping.TrackingObserver;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets returns follow their labels and the reports of carriers.
@Component
class ReturnParcelObserver implements LabelObserver, TrackingObserver {

    private final ReturnParcels parcels;

    ReturnParcelObserver(ReturnParcels parcels) {
        this.parcels = parcels;
    }

    @Override
    public boolean labelBought(CarrierLabel label) {
        return label.kind() != ParcelKind.RETURN || parcels.labeled(label);
    }

    @Override
    public void labelVoided(CarrierLabel label) {
        if (label.kind() == ParcelKind.RETURN) {
            parcels.voided(label);
        }
    }

    @Override
    public void parcelMoved(ParcelKind kind, UUID parcel, String trackingNumber, TrackingNews news) {
        if (kind == ParcelKind.RETURN) {
            parcels.moved(new ReturnId(parcel), trackingNumber, news);
        }
    }
}
