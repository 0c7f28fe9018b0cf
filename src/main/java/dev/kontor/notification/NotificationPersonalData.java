package dev.kontor.notification;

import static dev.kontor.shared.privacy.PersonalData.deleted;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of mails.
@Component
class NotificationPersonalData implements PersonalDataDeclaration {

    private static final String ABOUT = "Recipient, subject and encrypted content of a mail.";
    private static final String[] COLUMNS = {
        "recipient", "locale", "order_number", "subject", "sealed", "last_error", "bounce_reason"
    };

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                        "notification.mails",
                        ABOUT,
                        ErasureStage.ORDERS,
                        "order_number is not null and order_number = any(:orderNumbers)",
                        COLUMNS),
                deleted(
                                "notification.mails",
                                ABOUT,
                                ErasureStage.RECORDS,
                                "lower(recipient) = any(:emails::text[])",
                                COLUMNS)
                        .ofGuests("lower(recipient)", "true", "created_at"));
    }
}
