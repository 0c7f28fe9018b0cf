package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.shared.id.TypedId;
import io.swagger.v3.oas.annotations.media.Schema;

/// An account has another password; its other sessions ended.
///
/// @param accountId of a customer or a member of staff
/// @param byMail whether the link of a mail was used, not the old password
@Schema(description = "An account has another password; its other sessions ended.")
public record PasswordChanged(TypedId accountId, boolean byMail) implements Event {

    @Override
    public String type() {
        return "account.password_changed";
    }

    @Override
    public TypedId subject() {
        return accountId;
    }
}
