package dev.kontor.shipping;

import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.replaced;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of shipping labels.
@Component
class ShippingPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                replaced(
                        "shipping.labels",
                        "Tracking numbers.",
                        ErasureStage.ORDERS,
                        "(reference = any(:fulfillments) or reference = any(:returns))",
                        Map.of(
                                "tracking_number",
                                "case when tracking_number is not null then '" + PersonToErase.TEXT + "' end",
                                "tracking_url",
                                "null")),
                expires(
                        "shipping.tracked_parcels",
                        "Tracking numbers of parcels in transit.",
                        "with the label that is voided; retained otherwise as the carrier's proof of delivery, without the person",
                        "tracking_number"));
    }
}
