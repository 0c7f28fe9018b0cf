package dev.kontor.webhook;

import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of webhooks. Bodies are not stored: they are made from the event log.
@Component
class WebhookPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(retained(
                "webhook.endpoints", "Contact of the endpoint's operator.", "until staff change it", "contact_email"));
    }
}
