package dev.kontor.identity.password;

/// The work of one hash: its memory, and how often it passes over that memory.
record Argon2Cost(int memoryKib, int iterations) {

    /// The least that OWASP recommends.
    static final Argon2Cost CURRENT = new Argon2Cost(19_456, 2);
}
