package dev.kontor.identity.token;

import java.time.Instant;

/// An access token for a caller.
public record IssuedToken(String text, Instant expiresAt) {

    @Override
    public String toString() {
        return "IssuedToken[***]";
    }
}
