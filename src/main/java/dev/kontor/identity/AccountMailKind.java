package dev.kontor.identity;

/// What a mail about an account is for.
public enum AccountMailKind {
    /// Carries the token that shows that the address is the customer's.
    VERIFY_EMAIL,
    /// Somebody registered with the address of an account; carries a token to set a new password.
    REGISTERED_ALREADY,
    /// Carries the token to set a new password, for customers.
    RESET_PASSWORD,
    /// Carries the token to set a new password, for staff.
    RESET_STAFF_PASSWORD,
    /// Goes to the new address and carries the token that makes it the account's.
    CONFIRM_EMAIL_CHANGE,
    /// Goes to the old address: a change was asked for.
    EMAIL_CHANGE_ASKED,
    /// Goes to the old address: it is no longer the account's.
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    /// Carries the token with which somebody becomes staff; fact `inviter`.
    STAFF_INVITATION,
    /// Somebody signed in from where the account was not used before; facts `device` and `source`.
    NEW_SIGN_IN,
    /// A refresh token was used twice, so the session was ended.
    SESSION_COMPROMISED,
    /// The second factor of a member of staff was added, removed or replaced.
    MFA_CHANGED,
    /// Somebody left a cart; carries the token that leads back to it.
    CART_ABANDONED
}
