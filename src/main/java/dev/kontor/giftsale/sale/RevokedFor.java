package dev.kontor.giftsale.sale;

/// Why a sold gift card was revoked.
enum RevokedFor {
    /// Its unit was canceled.
    CANCELED,
    /// Its unit was refunded.
    REFUNDED,
    /// The shop lost a dispute about the payment.
    DISPUTED
}
