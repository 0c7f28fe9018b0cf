package dev.kontor.identity;

import dev.kontor.events.Event;

/// A mail about an account is to be sent: [AccountMails#find] has it. To whom and about what is not told here.
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
