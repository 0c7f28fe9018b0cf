package dev.kontor.giftcard;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.replacedVersioned;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of gift cards and store credit.
@Component
class GiftCardPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                retained(
                        "giftcard.transactions",
                        "Reasons that staff gave for changes of a balance.",
                        "accounting: the reason of a booking",
                        "reason"),
                deleted(
                        "giftcard.credits",
                        "The customer of store credit.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id"),
                replacedVersioned(
                                "giftcard.cards",
                                "The customer that a card was issued for, and notes of staff.",
                                ErasureStage.RECORDS,
                                "customer_id = any(:customers)",
                                Map.of("customer_id", "null", "note", "null"))
                        .forStaff("note"));
    }
}
