package dev.kontor.identity.account;

import dev.kontor.identity.token.Audience;

/// A requested mail.
///
/// @param locale of the request, for an account without one
record MailRequest(Wish wish, Audience audience, String email, String locale) {

    /// The kind of mail.
    enum Wish {
        VERIFY_EMAIL,
        RESET_PASSWORD
    }

    @Override
    public String toString() {
        return "MailRequest[" + wish + ", ***]";
    }
}
