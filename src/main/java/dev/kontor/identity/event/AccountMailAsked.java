package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.MailId;
import io.swagger.v3.oas.annotations.media.Schema;

/// Somebody, who may be anybody, asked for a mail about an account that may not exist. Who and for which
/// address is not told here.
@Schema(description = "Somebody, who may be anybody, asked for a mail about an account that may not exist.")
public record AccountMailAsked(MailId mailId) implements Event {

    @Override
    public String type() {
        return "account_mail.asked";
    }

    @Override
    public MailId subject() {
        return mailId;
    }
}
