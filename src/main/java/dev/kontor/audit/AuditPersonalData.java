package dev.kontor.audit;

import static dev.kontor.shared.privacy.PersonalData.erased;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of the audit log.
@Component
class AuditPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                erased(
                        "audit.entries",
                        "IP addresses; pseudonyms of changed personal data.",
                        "redacted in entries by or about the customer and about the orders, while the chain still verifies",
                        "source",
                        "before",
                        "after"),
                retained(
                        "audit.entries",
                        "Actor, object and request of a change.",
                        "ids refer to nothing after the erasure",
                        "actor",
                        "object",
                        "request_id"));
    }
}
