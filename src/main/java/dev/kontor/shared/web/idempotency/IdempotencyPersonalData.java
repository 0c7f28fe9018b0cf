package dev.kontor.shared.web.idempotency;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.expires;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of stored responses.
@Component
class IdempotencyPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                        "kontor.idempotency_keys",
                        "Encrypted responses, replayed when a request is repeated.",
                        ErasureStage.RECORDS,
                        "principal = any(:customerTexts)",
                        "principal",
                        "key",
                        "operation",
                        "request_hash",
                        "headers",
                        "body"),
                expires(
                        "kontor.idempotency_keys",
                        "Those of guests, under a hash of their token.",
                        "after 24 hours",
                        "principal"));
    }
}
