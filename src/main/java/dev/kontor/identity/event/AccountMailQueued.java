package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.MailId;

/// A mail about an account is ready to be sent. [AccountMails#find] returns it. The event contains neither
/// recipient nor content.
public record AccountMailQueued(MailId mailId) implements Event {

    @Override
    public String type() {
        return "account_mail.queued";
    }
}
