package dev.kontor.identity.account;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account that is not disabled, of a customer or a staff member.
///
/// @param locale BCP 47, of its mails; that of the shop if absent
/// @param unverified the owner has not confirmed the address yet
record Account(
        UUID value,
        Audience audience,
        String email,
        @Nullable String locale,
        boolean unverified,
        @Nullable String passwordHash) {

    TypedId id() {
        return audience.account(value);
    }

    @Override
    public String toString() {
        return "Account[" + id().text() + ", ***]";
    }
}
