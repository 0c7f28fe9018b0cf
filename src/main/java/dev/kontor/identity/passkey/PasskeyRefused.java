package dev.kontor.identity.passkey;

/// A rejected passkey; the reason is internal.
class PasskeyRefused extends RuntimeException {}
