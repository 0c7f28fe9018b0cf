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
/// card that was not mailed by then is no longer mailed. A recipient who asks for it is erased from cards
/// that were mailed.
@Component
class GiftSalePersonalData implements PersonalDataDeclaration {

    private static final String RECIPIENT = "The recipient of a gift card, its sender and the message.";
    private static final Map<String, String> WITHOUT_PERSONS = Map.of(
            "recipient_email",
            "'" + PersonToErase.EMAIL + "'",
            "recipient_name",
            "null",
            "sender_name",
            "null",
            "message",
            "null",
            "send_at",
            "null");

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                replacedVersioned(
                        "giftsale.cards",
                        RECIPIENT,
                        ErasureStage.RECORDS,
                        "lower(recipient_email) = any(:emails::text[]) and send_at is null",
                        WITHOUT_PERSONS),
                retained(
                        "giftsale.cards", "Number of the order.", "accounting: the order of the card", "order_number"));
    }
}
