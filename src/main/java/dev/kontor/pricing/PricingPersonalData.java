package dev.kontor.pricing;

import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of price lists.
@Component
class PricingPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(retained(
                "pricing.price_lists",
                "Ids of customers that a list applies to.",
                "the id refers to nothing after the erasure, while a list without customers would apply to everyone",
                "customers"));
    }
}
