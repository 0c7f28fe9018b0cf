package dev.kontor.identity.account;

import dev.kontor.identity.token.Audience;

/// What somebody wants to get by mail.
///
/// @param locale of the request, for an account without one
record MailRequest(Wish wish, Audience audience, String email, String locale) {

    /// What is wanted.
    enum Wish {
        VERIFY_EMAIL,
        RESET_PASSWORD
    }

    @Override
    public String toString() {
        return "MailRequest[" + wish + ", ***]";
    }
}
