package dev.kontor.document;

import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of invoices.
@Component
class DocumentPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                retained(
                        "document.documents",
                        "Name, address and items of invoices and credit notes.",
                        "tax law",
                        "customer_id",
                        "order_number",
                        "content"),
                retained(
                        "document.files",
                        "Names of the files in the storage.",
                        "tax law",
                        "pdf_object",
                        "xml_object",
                        "outdated"));
    }
}
