package dev.kontor.stockalert;

import static dev.kontor.shared.privacy.PersonalData.deleted;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of stock alerts.
@Component
class StockAlertPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(deleted(
                        "stockalert.alerts",
                        "Shoppers who wait for a variant.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers) or email_key = any(:emails::text[])",
                        "customer_id",
                        "email",
                        "email_key",
                        "address_key",
                        "locale")
                .ofGuests("email_key", "true", "created_at"));
    }
}
