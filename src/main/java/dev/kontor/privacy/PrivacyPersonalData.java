package dev.kontor.privacy;

import static dev.kontor.shared.privacy.PersonalData.erased;
import static dev.kontor.shared.privacy.PersonalData.replaced;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of this module.
@Component
class PrivacyPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                erased(
                        "privacy.erasure_requests",
                        "Address of a guest who is to be erased.",
                        "with the last step",
                        "email"),
                replaced(
                        "privacy.erasure_requests",
                        "Address of a guest whose earlier request was rejected.",
                        ErasureStage.RECORDS,
                        "email = any(:emails::text[]) and status = 'REJECTED'",
                        Map.of("email", "null")),
                retained(
                        "privacy.erasure_requests",
                        "Proof of the erasure: id or keyed hash of the address, decision.",
                        "proof that the person was erased",
                        "customer_id",
                        "email_key",
                        "requested_by",
                        "decided_by",
                        "reason"),
                retained(
                        "privacy.legal_holds",
                        "Persons who must not be erased.",
                        "until the hold ends",
                        "customer_id",
                        "email",
                        "reason",
                        "created_by"),
                erased(
                        "privacy.data_exports",
                        "Person and archive of an export.",
                        "the export expires, and its archive is deleted within minutes",
                        "customer_id",
                        "email",
                        "object"),
                retained(
                        "privacy.data_exports",
                        "Actor of the request.",
                        "ids refer to nothing after the erasure",
                        "requested_by"),
                retained(
                        "privacy.retention_runs",
                        "Member of staff who started a run.",
                        "proof of the deletion, for two years",
                        "requested_by"),
                retained(
                        "privacy.retention_periods",
                        "Member of staff who set a period.",
                        "until staff set it again",
                        "changed_by"));
    }
}
