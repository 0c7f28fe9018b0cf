package dev.kontor.search;

import static dev.kontor.shared.privacy.PersonalData.expires;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of the search.
@Component
class SearchPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(expires(
                "search.queries",
                "What shoppers search for, without the shopper.",
                "with their retention period",
                "query"));
    }
}
