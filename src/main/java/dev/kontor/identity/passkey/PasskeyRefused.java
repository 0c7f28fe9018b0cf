package dev.kontor.identity.passkey;

/// A rejected passkey; the reason is internal.
class PasskeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
