package dev.kontor.identity.session;

/// A way of authentication.
public enum Factor {
    PASSWORD(false),
    /// A code of an authenticator app.
    TOTP(true),
    /// A recovery code, for use when the phone is lost.
    RECOVERY_CODE(true),
    /// A passkey whose user was verified by the device: two factors in one.
    PASSKEY(true),
    /// Another issuer authenticated the user; it determines the strength.
    SSO(true);

    private final boolean strong;

    Factor(boolean strong) {
        this.strong = strong;
    }

    /// Whether it is more than a password.
    public boolean isStrong() {
        return strong;
    }
}
