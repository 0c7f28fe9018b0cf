package dev.kontor.inventory;

import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of stock.
@Component
class InventoryPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                expires(
                        "inventory.reservations",
                        "Hash of the customer that holds units.",
                        "with the hold",
                        "customer_key"),
                retained(
                        "inventory.movements",
                        "Actor of a movement, and notes of staff.",
                        "proof of stock changes",
                        "reason",
                        "note",
                        "actor"));
    }
}
