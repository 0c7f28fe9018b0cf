package dev.kontor.identity.mailtoken;

/// The only purpose of a token.
public enum MailTokenPurpose {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    RESET_STAFF_PASSWORD,
    CHANGE_EMAIL,
    INVITATION
}
