package dev.kontor.identity.apikey;

/// What a key is for.
enum KeyKind {
    /// Opens the admin API to a program that runs where nobody can read it.
    SECRET("sk_"),
    /// Names the front end that calls the store API. It opens nothing and may stand in its source.
    PUBLISHABLE("pk_");

    private final String prefix;

    KeyKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
