package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.MailId;

/// Someone, possibly a stranger, requested a mail about an account that may not exist. The event contains
/// neither the person nor the address.
public record AccountMailAsked(MailId mailId) implements Event {

    @Override
    public String type() {
        return "account_mail.asked";
    }
}
