package dev.kontor.giftsale;

import static dev.kontor.shared.privacy.PersonalData.replacedVersioned;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of sold gift cards. The recipient is erased with the order of the buyer; a
/// card that was not mailed by then is no longer mailed.
@Component
class GiftSalePersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                replacedVersioned(
                        "giftsale.cards",
                        "The recipient of a gift card, its sender and the message.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of(
                                "recipient_email",
                                "'" + PersonToErase.EMAIL + "'",
                                "recipient_name",
                                "null",
                                "sender_name",
                                "null",
                                "message",
                                "null",
                                "send_at",
                                "null")),
                retained(
                        "giftsale.cards", "Number of the order.", "accounting: the order of the card", "order_number"));
    }
}
