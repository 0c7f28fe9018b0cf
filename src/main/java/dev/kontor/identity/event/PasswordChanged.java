package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.shared.id.TypedId;

/// The password of an account changed; its other sessions ended.
///
/// @param accountId of a customer or a staff member
/// @param byMail whether it was changed through a mailed link instead of the old password
public record PasswordChanged(TypedId accountId, boolean byMail) implements Event {

    @Override
    public String type() {
        return "account.password_changed";
    }
}
