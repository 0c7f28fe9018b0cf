package dev.kontor.newsletter;

import static dev.kontor.shared.privacy.PersonalData.deleted;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of the newsletter.
@Component
class NewsletterPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(deleted(
                        "newsletter.subscribers",
                        "Subscribers of the newsletter, and from where they subscribed.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers) or email_key = any(:emails::text[])",
                        "customer_id",
                        "email",
                        "email_key",
                        "address_key",
                        "locale",
                        "request_ip",
                        "request_agent",
                        "unsubscribed_by")
                .ofGuests("email_key", "true", "created_at"));
    }
}
