package dev.kontor.identity.apikey;

/// The purpose of a key.
enum KeyKind {
    /// Authenticates a program at the admin API; must be stored where nobody can read it.
    SECRET("sk_"),
    /// Identifies the front end that calls the store API. It grants nothing and may be public.
    PUBLISHABLE("pk_");

    private final String prefix;

    KeyKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
