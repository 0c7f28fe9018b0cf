package dev.kontor.identity;

/// The purpose of a mail about an account.
public enum AccountMailKind {
    /// Contains the token that confirms the customer's address.
    VERIFY_EMAIL,
    /// Someone registered with the address of an existing account; contains a token to set a new password.
    REGISTERED_ALREADY,
    /// Contains the token to set a new password, for customers.
    RESET_PASSWORD,
    /// Contains the token to set a new password, for staff.
    RESET_STAFF_PASSWORD,
    /// Sent to the new address; contains the token that makes it the account's.
    CONFIRM_EMAIL_CHANGE,
    /// Sent to the old address: a change was requested.
    EMAIL_CHANGE_ASKED,
    /// Sent to the old address: it no longer belongs to the account.
    EMAIL_CHANGED,
    PASSWORD_CHANGED,
    /// Contains the token for joining the staff; fact `inviter`.
    STAFF_INVITATION,
    /// A sign-in from a new device; facts `device` and `source`.
    NEW_SIGN_IN,
    /// A refresh token was used twice, so the session was ended.
    SESSION_COMPROMISED,
    /// The second factor of a staff member was added, removed or replaced.
    MFA_CHANGED,
    /// A cart was abandoned; contains the token that recovers it.
    CART_ABANDONED,
    /// The shop prepared a cart; contains the token that lets its buyer pay for it.
    PAYMENT_LINK,
    /// Contains the token that confirms the address of a guest who waits for a variant; fact `product`.
    STOCK_ALERT_CONFIRMATION,
    /// A variant can be bought again; facts `product` and `slug`.
    BACK_IN_STOCK,
    /// Contains the token that confirms a subscription to the newsletter.
    NEWSLETTER_CONFIRMATION,
    /// Invites a buyer to review; contains a token that can be used several times; fact `products`, a title
    /// in each line.
    REVIEW_INVITATION,
    /// The export of the customer's data can be downloaded; leads to its page.
    DATA_EXPORT_READY,
    /// The export of a person's data that a member of staff requested can be downloaded; leads to its page.
    STAFF_DATA_EXPORT_READY
}
