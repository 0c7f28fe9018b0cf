package dev.kontor.identity.mailtoken;

/// What a token can be used for, and for nothing else.
public enum MailTokenPurpose {
    VERIFY_EMAIL,
    RESET_PASSWORD,
    RESET_STAFF_PASSWORD,
    CHANGE_EMAIL,
    INVITATION
}
