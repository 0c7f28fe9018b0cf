package dev.kontor.identity.session;

/// A way in which somebody proved who they are.
public enum Factor {
    PASSWORD(false),
    /// A code of an authenticator app.
    TOTP(true),
    /// One of the codes that were written down for the day on which the phone is gone.
    RECOVERY_CODE(true),
    /// A passkey whose holder was verified by the device: two factors in one.
    PASSKEY(true),
    /// Another issuer vouches; how strongly it asks is set there.
    SSO(true);

    private final boolean strong;

    Factor(boolean strong) {
        this.strong = strong;
    }

    /// Whether it is more than something that one knows.
    public boolean isStrong() {
        return strong;
    }
}
