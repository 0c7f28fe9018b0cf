package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.MailId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A mail about an account is to be sent: [AccountMails#find] has it. To whom and about what is not told here.
@Schema(description = "A mail about an account is to be sent.")
public record AccountMailQueued(MailId mailId) implements Event {

    @Override
    public String type() {
        return "account_mail.queued";
    }

    @Override
    public MailId subject() {
        return mailId;
    }
}
