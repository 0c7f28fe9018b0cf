package dev.kontor.tax;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of tax records.
@Component
class TaxPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                        "tax.exemptions",
                        "Certificates of exempt customers.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id",
                        "certificate_number",
                        "document_reference"),
                expires(
                        "tax.quotes",
                        "Taxes that a tax service has calculated for a cart.",
                        "with the quote, in minutes",
                        "fingerprint",
                        "outcome",
                        "provider_reference",
                        "lines"),
                retained(
                        "tax.vat_numbers",
                        "What the public register of VAT numbers returned for a number.",
                        "answers about companies, stored by number and not by customer; unused ones are deleted",
                        "number",
                        "consultation_number",
                        "name",
                        "address",
                        "requester"),
                retained(
                        "tax.documents",
                        "Address and items that the tax service recorded for an order.",
                        "tax law: proof of the taxes of the order",
                        "number",
                        "document",
                        "content",
                        "returned"),
                retained(
                        "tax.operations",
                        "Requests to the tax service.",
                        "tax law: they have amounts and no person",
                        "lines",
                        "last_error"));
    }
}
