package dev.kontor.customer;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.erased;
import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.replaced;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of profiles.
@Component
class CustomerPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                                "customer.notes",
                                "Notes of staff on the customer.",
                                ErasureStage.RECORDS,
                                "customer_id = any(:customers)",
                                "customer_id",
                                "body",
                                "author")
                        .forStaff(),
                deleted(
                        "customer.addresses",
                        "The address book.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id",
                        "first_name",
                        "last_name",
                        "company",
                        "line1",
                        "line2",
                        "city",
                        "region",
                        "postcode",
                        "country",
                        "phone"),
                deleted(
                        "customer.group_members",
                        "Groups of the customer.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id"),
                replaced(
                                "customer.consent_records",
                                "IP address, browser and note of a consent; those of guests by the keyed hash of the address.",
                                ErasureStage.RECORDS,
                                "customer_id = any(:customers)",
                                Map.of("ip", "null", "user_agent", "null", "note", "null"))
                        .forStaff("note", "recorded_by"),
                retained(
                        "customer.consent_records",
                        "What the customer agreed to and when; keyed hash of the address.",
                        "proof of the consent, until its retention period ends",
                        "customer_id",
                        "purpose",
                        "source",
                        "recorded_by",
                        "address_key"),
                deleted(
                                "customer.profiles",
                                "Name, language, tags, VAT number, id in other systems.",
                                ErasureStage.ACCOUNT,
                                "id = any(:customers)",
                                "first_name",
                                "last_name",
                                "locale",
                                "tags",
                                "external_id",
                                "vat_number")
                        .forStaff("tags"),
                erased(
                        "customer.erasure_requests",
                        "That the customer requested erasure.",
                        "with the profile",
                        "customer_id"),
                expires(
                        "customer.registrations", "Encrypted registrations that are being processed.",
                        "when processed, after 7 days at the latest", "sealed"));
    }
}
